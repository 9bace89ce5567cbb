using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>A hall where the signing is open; people come in as rows and sign through the page.</summary>
internal sealed class SigningScene(Site site)
{
    /// <summary>A small scrawl in parts of the pad's width.</summary>
    public const string Strokes = "[[[0.1,0.1],[0.3,0.25],[0.5,0.12]],[[0.55,0.2],[0.6,0.22]]]";

    public Event Event { get; private set; } = null!;

    public Guid Session { get; private set; }

    /// <param name="text">Key of the pledge text, in Indonesian.</param>
    public static async Task<SigningScene> OpenAsync(Site site, Action<Event>? change = null, string text = "komitmen-asn", bool opened = true)
    {
        var version = await site.ReadAsync(db => db.PledgeTextVersions.Where(v => v.Key == text && v.Language == "id").Select(v => v.Id).SingleAsync());
        var scene = new SigningScene(site)
        {
            Event = await A.Event(site, at =>
            {
                at.PledgeTextVersionId = version;
                at.State = EventState.Running;
                change?.Invoke(at);
            }),
        };
        if (opened) await scene.OpenSessionAsync(scene.Event.PrintsFullNumber);
        return scene;
    }

    public Visitor Visitor() => site.Visitor();

    public Task OpenSessionAsync(bool printsFullNumber = false)
    {
        Session = A.NewId(site);
        return site.WriteAsync(db => db.SigningSessions.Add(new SigningSession
        {
            Id = Session, EventId = Event.Id, OpenedAt = site.Clock.Now, OpenedByAccountId = Session, PrintsFullNumber = printsFullNumber,
        }));
    }

    public Task ChangeSessionAsync(Action<SigningSession> change) => site.WriteAsync(db => change(db.SigningSessions.Single(s => s.Id == Session)));

    public Task CloseSessionAsync() => site.WriteAsync(db => db.SigningSessions.Single(s => s.Id == Session).ClosedAt = site.Clock.Now);

    /// <summary>A person whom the door has let in.</summary>
    public async Task<TicketInHand> InsideAsync(string? name = null, string? mail = null, Action<Registration>? change = null)
    {
        var ticket = await A.Ticket(site, Event, name, mail: mail, change: change);
        await A.Admit(site, Event, [ticket]);
        return ticket;
    }

    /// <summary>The page with everything right, typed.</summary>
    public async Task<Form> FormAsync(TicketInHand ticket, Visitor? visitor = null) =>
        (await (visitor ?? site.Visitor()).GetAsync(Address(ticket))).IsOk().Form().Set("method", "typed").Set("name", ticket.Name).Check("consentPledge").Check("consentData");

    public async Task<Form> DrawnAsync(TicketInHand ticket, string strokes = Strokes, Visitor? visitor = null) =>
        (await FormAsync(ticket, visitor)).Set("method", "drawn").Set("strokes", strokes);

    /// <summary>Signs and stands on the receipt.</summary>
    public async Task<Page> SignAsync(TicketInHand ticket, Visitor? visitor = null)
    {
        var receipt = (await (await FormAsync(ticket, visitor)).SubmitAsync()).IsOk();
        Assert.Equal($"303 /tiket/{ticket.Token}/komitmen", Assert.Single(receipt.Trail));
        return receipt;
    }

    public static string Address(TicketInHand ticket) => $"/tiket/{ticket.Token}/tanda-tangan";

    public static string Receipt(TicketInHand ticket) => $"/tiket/{ticket.Token}/komitmen";

    public static string Paper(TicketInHand ticket) => $"/tiket/{ticket.Token}/komitmen.pdf";

    /// <summary>Gives a person this civil servant's number, as the registration desk would.</summary>
    public static Action<Registration> Numbered(Site site, string digits) => person =>
    {
        var fields = site.Services.GetRequiredService<FieldProtection>();
        var number = IdentityNumber.Restore(IdentityType.CivilServantNumber, digits);
        (person.IdentityType, person.IdentityMask) = (number.Type, number.Masked);
        person.IdentityCipher = fields.Encrypt(number.Value, person.Id);
        person.IdentityHash = fields.Hash($"{number.Type}|{number.Value}");
    };

    public Task<List<Pledge>> PledgesAsync() => site.ReadAsync(db => db.Pledges.AsNoTracking().Where(p => p.EventId == Event.Id).OrderBy(p => p.Number).ToListAsync());

    public Task<Pledge> PledgeAsync(TicketInHand ticket) => site.ReadAsync(db => db.Pledges.AsNoTracking().SingleAsync(p => p.RegistrationId == ticket.Id));

    public Task<SealingWork> WorkAsync(TicketInHand ticket) =>
        site.ReadAsync(db => db.SealingWork.AsNoTracking().SingleAsync(w => db.Pledges.Any(p => p.Id == w.PledgeId && p.RegistrationId == ticket.Id)));

    public Task<int> CountAsync() => site.ReadAsync(db => db.SigningSessions.Where(s => s.Id == Session).Select(s => s.SignedCount).SingleAsync());
}
