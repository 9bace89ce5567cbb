using Bakohumas.Web.Platform.Devices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Delegations and those who come along without a name: pages of the door that answer its script, for a paired device.</summary>
[ApiController, Route("pintu/{slug}"), AllowAnonymous, IgnoreAntiforgeryToken]
[DoorAnswers]
internal sealed class DelegationController(DelegationSearch search, DelegationDesk desk, CompanionsDesk companions) : ControllerBase
{
    /// <param name="q">Three letters or more of an agency's name.</param>
    /// <param name="instansi">An agency that was found: its people.</param>
    [HttpGet("rombongan")]
    public async Task<IActionResult> Find(string slug, string? q, Guid? instansi, CancellationToken cancel)
    {
        if (DeviceToken.Of(Request) is not { } token) return Problem(statusCode: 401);
        var outcome = instansi is { } agency ? await search.ListAsync(token, slug, agency, cancel) : await search.FindAsync(token, slug, q ?? "", cancel);
        return outcome switch
        {
            DelegationOutcome.Agencies agencies => Ok(agencies.Found),
            DelegationOutcome.Listed listed => Ok(listed.List),
            DelegationOutcome.TooShort => Problem(statusCode: 400, title: "q"),
            DelegationOutcome.WrongRight => Problem(statusCode: 403),
            DelegationOutcome.NotFound => Problem(statusCode: 404),
            _ => Problem(statusCode: 401),
        };
    }

    [HttpPost("rombongan")]
    public async Task<IActionResult> Admit(string slug, DelegationBody body, CancellationToken cancel)
    {
        if (DeviceToken.Of(Request) is not { } token) return Problem(statusCode: 401);
        var (calls, wrong) = DelegationDesk.Read(body);
        if (calls is null) return Problem(statusCode: 400, title: wrong);
        return await desk.AdmitAsync(token, slug, calls, cancel) switch
        {
            DelegationAdmitted.Answered answered => Ok(answered.Rows),
            DelegationAdmitted.NonceTaken => Problem(statusCode: 409, title: "nonce"),
            DelegationAdmitted.NoSuchEvent => Problem(statusCode: 404),
            _ => Problem(statusCode: 401),
        };
    }

    [HttpPost("pendamping")]
    public async Task<IActionResult> Count(string slug, CompanionsBody body, CancellationToken cancel)
    {
        if (DeviceToken.Of(Request) is not { } token) return Problem(statusCode: 401);
        var (call, wrong) = CompanionsCall.From(body);
        if (call is null) return Problem(statusCode: 400, title: wrong);
        return await companions.CountAsync(token, slug, call, cancel) switch
        {
            CompanionsOutcome.Counted counted => Ok(counted.Inside),
            CompanionsOutcome.NonceTaken => Problem(statusCode: 409, title: "nonce"),
            CompanionsOutcome.NoSuchEvent => Problem(statusCode: 404),
            CompanionsOutcome.WrongRight => Problem(statusCode: 403),
            _ => Problem(statusCode: 401),
        };
    }
}
