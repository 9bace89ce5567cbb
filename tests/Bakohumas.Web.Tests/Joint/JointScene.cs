using System.Text.RegularExpressions;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Tests.Pledges;
using Bakohumas.Web.Tests.Records;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>A hall whose people sign one text, and the job that makes their joint paper at the time of the test's clock.</summary>
internal sealed class JointScene(Site site, SigningScene hall)
{
    public const string Number = "198403172009122004";
    public const string Job = "make-joint-papers";

    public SigningScene Hall => hall;

    public Event At => hall.Event;

    public string Panel => $"/panel/kegiatan/{At.Slug}";

    public static async Task<JointScene> OpenAsync(Site site, bool opened = true) => new(site, await SigningScene.OpenAsync(site, opened: opened));

    /// <summary>Comes in and signs through the page.</summary>
    public async Task<TicketInHand> SignsAsync(string? name = null, bool named = true, Guid? agency = null, string? number = null)
    {
        var ticket = await hall.InsideAsync(name, change: person => Dress(person, agency, number));
        var form = await hall.FormAsync(ticket);
        if (named) form.Check("showInJoint");
        (await form.SubmitAsync()).IsOk();
        return ticket;
    }

    public async Task<TicketInHand> ComesAsync(string? name = null, Guid? agency = null) => await hall.InsideAsync(name, change: person => Dress(person, agency, null));

    /// <summary>Takes a pledge back, as the signer's page does.</summary>
    public async Task WithdrawAsync(TicketInHand ticket)
    {
        var pledge = await hall.PledgeAsync(ticket);
        var id = A.NewId(site);
        await site.WriteAsync(db =>
        {
            db.PledgeStatements.Add(new PledgeStatement { Id = id, EventId = At.Id, PledgeId = pledge.Id, Kind = StatementKind.Withdrawn, At = site.Clock.Now });
            db.Pledges.Single(p => p.Id == pledge.Id).WithdrawalId = id;
        });
    }

    public Task DrawAsync() => site.RunJobAsync(Job);

    /// <summary>Lets so much time pass that a look is due, and looks.</summary>
    public Task LaterAsync(TimeSpan? by = null)
    {
        site.Clock.Advance(by ?? TimeSpan.FromMinutes(6));
        return DrawAsync();
    }

    public Task<List<JointPaper>> PapersAsync() => site.ReadAsync(db => db.JointPapers.AsNoTracking().Where(p => p.EventId == At.Id).OrderBy(p => p.Version).ToListAsync());

    public Task<string> CodeAsync() => site.ReadAsync(db => db.JointWork.Where(w => w.EventId == At.Id).Select(w => w.Code).SingleAsync());

    public Task<Visitor> OrganizerAsync() => RecordsScene.OfficerAsync(site, Role.Organizer, agency: At.OrganizerAgencyId);

    /// <summary>The words of a paper as an independent reader finds them, with single spaces.</summary>
    public async Task<string> TextAsync(byte[] pdf)
    {
        var file = Path.Combine(site.Root, $"{Guid.CreateVersion7()}.pdf");
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        return Regex.Replace((await Tools.RunAsync("pdftotext", "-layout", file, "-")).Output, @"\s+", " ");
    }

    private void Dress(Registration person, Guid? agency, string? number)
    {
        if (agency is { } office) person.AgencyId = office;
        if (number is not null) SigningScene.Numbered(site, number)(person);
    }
}
