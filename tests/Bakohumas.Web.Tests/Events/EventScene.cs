using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Events;

/// <summary>Two agencies with an organizer each, an auditor, and events made by filling in the real form.</summary>
public sealed class EventScene(Site site)
{
    public const string Password = "kata sandi yang panjang";
    private static int count;
    private readonly int number = Interlocked.Increment(ref count);

    public Site Site => site;

    public Guid AgencyId { get; private set; }

    public string Organizer => $"dewi{number}@diskominfo.example";

    public string Colleague => $"bagas{number}@diskominfo.example";

    public string Stranger => $"sari{number}@instansi-lain.example";

    public string Auditor => $"auditor{number}@inspektorat.example";

    private DateTimeOffset Now => site.Clock.Now;

    public static async Task<EventScene> OpenAsync(Site site)
    {
        var scene = new EventScene(site);
        scene.AgencyId = await scene.AgencyAsync("Diskominfo Provinsi Contoh");
        var other = await scene.AgencyAsync("Instansi Lain");
        await A.Account(site, scene.Organizer, "Dewi Prameswari", Password, Role.Organizer, scene.AgencyId);
        await A.Account(site, scene.Colleague, "Bagas Wiratmaja", Password, Role.Organizer, scene.AgencyId);
        await A.Account(site, scene.Stranger, "Sari Lestari", Password, Role.Organizer, other);
        await A.Account(site, scene.Auditor, "Auditor", Password, Role.Auditor, null);
        return scene;
    }

    public async Task<Visitor> SignInAsync(string mail)
    {
        var visitor = site.Visitor();
        var page = await (await visitor.GetAsync("/masuk")).Form().Set("Mail", mail).Set("Password", Password).SubmitAsync(follow: false);
        Assert.Contains("302", Assert.Single(page.Trail), StringComparison.Ordinal);
        return visitor;
    }

    /// <summary>The form of a new event with everything right: next month, 08.30 to 12.30 WIB, 50 seats.</summary>
    public async Task<Form> FilledAsync(Visitor organizer, string name = "Peran Humas Menjaga Netralitas ASN")
    {
        var form = (await organizer.GetAsync("/panel/kegiatan/baru")).IsOk().Form("main form");
        var day = Day(30);
        form.Set("Name", name).Set("Kind", "Seminar").Set("Level", "Province").Set("Venue", "Balai Giri Asri").Set("Region", "34.71").Set("Zone", "WIB")
            .Set("StartDay", day).Set("StartTime", "08:30").Set("EndDay", day).Set("EndTime", "12:30").Set("Capacity", "50")
            .Tick("Audience", "Pns").Tick("Audience", "Pppk").Set("PledgeText", (await TextAsync()).ToString())
            .Set("ContactName", "Panitia").Set("ContactReach", "panitia@diskominfo.example");
        return form;
    }

    public async Task<string> DraftAsync(Visitor organizer, string name = "Peran Humas Menjaga Netralitas ASN")
    {
        var page = (await (await FilledAsync(organizer, name)).SubmitAsync()).IsOk();
        return page.Address["/panel/kegiatan/".Length..];
    }

    public async Task<string> PublishedAsync(Visitor organizer, string name = "Peran Humas Menjaga Netralitas ASN")
    {
        var slug = await DraftAsync(organizer, name);
        await PressAsync(organizer, slug, "terbit");
        return slug;
    }

    /// <summary>Presses a button of the event's panel page.</summary>
    public static async Task<Page> PressAsync(Visitor organizer, string slug, string step)
    {
        // Steps of one millisecond would have no order.
        organizer.Site.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await (await organizer.GetAsync($"/panel/kegiatan/{slug}")).IsOk().FormTo("/" + step).SubmitAsync()).IsOk();
    }

    public string Day(int ahead) => DateOnly.FromDateTime(Now.ToOffset(TimeSpan.FromHours(7)).DateTime).AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public Task<Guid> TextAsync(string key = "komitmen-asn", string language = "id") =>
        site.ReadAsync(db => db.PledgeTextVersions.Where(v => v.Key == key && v.Language == language).Select(v => v.Id).SingleAsync());

    internal Task<Event> EventAsync(string slug) => site.ReadAsync(db => db.Events.AsNoTracking().SingleAsync(e => e.Slug == slug));

    internal async Task<IReadOnlyList<Guid>> RegisterAsync(string slug, int people, string name = "Peserta")
    {
        var at = await EventAsync(slug);
        var links = site.Services.GetRequiredService<Links>();
        var ids = Enumerable.Range(0, people).Select(_ => Guid.CreateVersion7(Now)).ToList();
        foreach (var chunk in ids.Select((id, i) => (Id: id, Name: $"{name} {i + 1:000}")).Chunk(40))
            await site.WriteAsync(db =>
            {
                foreach (var person in chunk)
                {
                    db.Registrations.Add(new Registration
                    {
                        Id = person.Id,
                        EventId = at.Id,
                        Name = person.Name,
                        SearchName = SearchKey.Of(person.Name),
                        Status = EmploymentStatus.Pns,
                        IdentityType = IdentityType.None,
                        IdentityHash = person.Id.ToByteArray(),
                        IdentityMask = "",
                        AgencyId = AgencyId,
                        Position = "Pranata Humas",
                        Mail = "peserta@diskominfo.example",
                        ConsentVersion = "1",
                        Language = "id",
                        RegisteredAt = Now,
                        LinkHash = Links.Hash(links.PersonalToken(person.Id, 0)),
                    });
                    db.TicketCodes.Add(new TicketCode { Id = Guid.CreateVersion7(Now), RegistrationId = person.Id, Generation = 0, Hash = Links.Hash(links.DoorCode(person.Id, 0).Text), MadeAt = Now });
                }
            });
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(set => set
            .SetProperty(e => e.Capacity, e => e.Capacity < e.SeatsTaken + people ? e.SeatsTaken + people : e.Capacity)
            .SetProperty(e => e.SeatsTaken, e => e.SeatsTaken + people)));
        return ids;
    }

    private async Task<Guid> AgencyAsync(string name)
    {
        var id = Guid.CreateVersion7(Now);
        await site.WriteAsync(db =>
        {
            db.Agencies.Add(new Agency { Id = id, Name = name, SearchName = SearchKey.Of(name), Type = AgencyType.ProvincialGovernment, ProvinceCode = "34", CreatedAt = Now });
            db.AgencyAncestors.Add(new AgencyAncestor { AgencyId = id, AncestorId = id, Depth = 0 });
        });
        return id;
    }
}
