using System.Globalization;
using System.Text.RegularExpressions;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.FollowUps;
using Bakohumas.Web.Tests.Pledges;
using Bakohumas.Web.Tests.Records;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>A hall whose people sign one text, and the job that makes their joint paper at the time of the test's clock.</summary>
internal sealed class JointScene(Site site, SigningScene hall)
{
    public const string Number = "198403172009122004";
    public const string Job = "make-joint-papers";

    public SigningScene Hall => hall;

    public Event At => hall.Event;

    public string Panel => $"/panel/kegiatan/{At.Slug}";

    public static async Task<JointScene> OpenAsync(Site site, bool opened = true, Action<Event>? change = null) => new(site, await SigningScene.OpenAsync(site, change, opened: opened));

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

    /// <summary>Takes a pledge back through the page, which says so to the joint paper.</summary>
    public async Task WithdrawnAsync(TicketInHand ticket)
    {
        using var visitor = site.Visitor();
        (await (await visitor.GetAsync(ticket.Home + "/komitmen/tarik")).IsOk().FormTo("/tarik").SubmitAsync()).IsOk();
    }

    /// <summary>An event whose civil servants, others and public relations officers sign a text each.</summary>
    public static async Task<JointScene> OfThreeTextsAsync(Site site)
    {
        var versions = await site.ReadAsync(db => db.PledgeTextVersions.Where(v => v.Language == "id").ToDictionaryAsync(v => v.Key, v => v.Id));
        return await OpenAsync(site, change: at => (at.OthersTextVersionId, at.PublicRelationsTextVersionId) = (versions["komitmen-non-asn"], versions["komitmen-humas"]));
    }

    public Task<TicketInHand> ComesAsync(string name, EmploymentStatus status, bool humas = false, Guid? agency = null) => hall.InsideAsync(name, change: person =>
    {
        (person.Status, person.RepresentsPublicRelations) = (status, humas);
        Dress(person, agency, null);
    });

    /// <summary>Makes a sheet, and after two minutes enters these people from it with a scan.</summary>
    public async Task<string> EnterAsync(Visitor organizer, params Guid[] people)
    {
        var made = (await (await organizer.GetAsync(Panel + "/lembar")).IsOk().FormTo("/lembar").SubmitAsync()).IsOk();
        var code = made.Address[(made.Address.LastIndexOf('/') + 1)..];
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        (await (await EntryAsync(organizer, code, people)).SubmitAsync()).IsOk();
        return code;
    }

    /// <summary>The form of a sheet with everything right.</summary>
    public async Task<Form> EntryAsync(Visitor organizer, string code, params Guid[] people)
    {
        var local = site.Clock.Now.ToOffset(TimeSpan.FromHours(7));
        var form = (await organizer.GetAsync($"{Panel}/lembar/{code}")).IsOk().Form("#catat")
            .Set("Day", local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Set("Time", local.ToString("HH:mm", CultureInfo.InvariantCulture))
            .Attach("Scan", "lembar.jpg", Pictures.LadenJpeg, "image/jpeg");
        foreach (var id in people) form.Tick("Signed", id.ToString());
        return form;
    }

    /// <summary>Puts a witness on the list through the panel.</summary>
    /// <param name="mail">Null: an address that nobody else has; empty: none.</param>
    /// <returns>The path of the link that went to them.</returns>
    public async Task<string> WitnessAsync(Visitor organizer, string name, string kind = "Witness", string? mail = null)
    {
        (await (await WitnessFormAsync(organizer, name, kind, mail)).SubmitAsync()).IsOk();
        return await LinkAsync(await SignerAsync(name));
    }

    public async Task<Form> WitnessFormAsync(Visitor organizer, string name, string kind = "Witness", string? mail = null) =>
        (await organizer.GetAsync(Panel + "/naskah-bersama/tambah")).IsOk().FormTo("/tambah").Set("Kind", kind).Set("Name", name).Set("Position", "Ketua Badan").Set("AgencyName", "Badan Contoh")
            .Set("Mail", mail ?? $"saksi{Guid.CreateVersion7():N}@badan.example");

    public Task<JointSigner> SignerAsync(string name) => site.ReadAsync(db => db.JointSigners.AsNoTracking().SingleAsync(s => s.EventId == At.Id && s.Name == name));

    /// <summary>The link in force, as the mail carries it; no page shows it to a test either.</summary>
    public async Task<string> LinkAsync(JointSigner signer) => "/saksi/" + site.Services.GetRequiredService<Links>()
        .JointSignerToken(signer.Id, await site.ReadAsync(db => db.JointSigners.Where(s => s.Id == signer.Id).Select(s => s.LinkGeneration).SingleAsync()));

    public string PersonOf(JointSigner signer) => $"{Panel}/naskah-bersama/{signer.Id}";

    public async Task<Page> CosignsAsync(string link)
    {
        using var visitor = site.Visitor();
        return (await (await visitor.GetAsync(link)).IsOk().Form("form[data-signature]").Set("method", "typed").Set("name", "Tanda Tangan").Check("consentPledge").SubmitAsync()).IsOk();
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
