using System.Text;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Trust;

/// <summary>The certificates of the seal, for everybody; its condition, for administrators.</summary>
internal sealed class TrustController(TrustOffice office) : Controller
{
    [HttpGet("/kepercayaan"), AllowAnonymous]
    public IActionResult Show() => View("Trust", office.Page());

    /// <summary>The present authority's certificate alone, as a reader of PDF imports it.</summary>
    [HttpGet("/kepercayaan/ca.crt"), AllowAnonymous]
    public IActionResult Authority() => office.Authority() is { } certificate ? File(certificate.RawData, "application/pkix-cert", "bakohumas-segel-ca.crt") : NotFound();

    /// <summary>Every published certificate with its purpose: what <c>verify --trust</c> reads.</summary>
    [HttpGet("/kepercayaan/sertifikat.pem"), AllowAnonymous]
    public IActionResult All() => office.Published() is { } trust ? File(Encoding.ASCII.GetBytes(trust.ToPem()), "application/x-pem-file", "bakohumas-sertifikat.pem") : NotFound();

    [HttpGet("/panel/segel"), Authorize(Policy = SecuritySetup.Administrators)]
    public async Task<IActionResult> Condition(CancellationToken cancel) => View("Condition", await office.ConditionAsync(cancel));
}
