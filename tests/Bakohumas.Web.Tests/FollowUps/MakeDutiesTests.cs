using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Features.Reminders;
using Bakohumas.Web.Tests.Reminders;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.FollowUps;

public sealed class MakeDutiesTests(Site site) : IClassFixture<Site>
{
    private readonly Stage stage = new(site);

    [Fact]
    public async Task Each_agency_that_came_gets_its_duties_once_with_the_right_owner()
    {
        site.Clock.AdvanceToWib(14);
        var at = await stage.EventAsync(site.Clock.Now.AddHours(-5), EventState.Finished);
        var (first, second, third, absent) = (await stage.AgencyAsync("A"), await stage.AgencyAsync("B"), await stage.AgencyAsync("C"), await stage.AgencyAsync("D"));
        var contact = await stage.ContactAsync(first, "Rahmawati", "rahmawati@a.example");
        await stage.ContactAsync(second, "Kepala", "kepala@b.example", ContactRole.Head);
        await CameAsync(at, first, 1, representsPr: true);
        await CameAsync(at, second, 1);
        var speaker = await CameAsync(at, second, 2, representsPr: true);
        await CameAsync(at, third, 30);
        var early = await CameAsync(at, third, 5);
        await stage.PersonAsync(at, $"{Stage.Fresh("absen")}@d.example", absent);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => site.RunJobAsync("make-duties")));

        var duties = await DutiesAsync(at);
        Assert.Equal(6, duties.Count);
        Assert.All(duties.Where(d => d.AgencyId == first), d => Assert.Equal(contact, d.OwnerContactId));
        Assert.All(duties.Where(d => d.AgencyId == second), d => Assert.Equal(speaker, d.OwnerRegistrationId));
        Assert.All(duties.Where(d => d.AgencyId == third), d => Assert.Equal(early, d.OwnerRegistrationId));
        Assert.All(duties, d => Assert.Equal(DutyRules.DueAt(at.EndsAt, at.Zone), d.DueAt));
        Assert.Equal(12, await site.ReadAsync(db => db.Outbox.CountAsync(m => m.EventId == at.Id)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_owner_sees_the_duties_on_the_ticket_signed_or_not(bool came)
    {
        site.Clock.AdvanceToWib(14);
        var at = await stage.EventAsync(site.Clock.Now.AddHours(-5), EventState.Finished);
        var agency = await stage.AgencyAsync("Kota Contoh");
        var owner = await stage.PersonAsync(at, $"{Stage.Fresh("pemilik")}@a.example", agency, representsPr: true);
        await CameAsync(at, agency, 3);
        if (came) await stage.AdmitAsync(owner, at);
        await site.RunJobAsync("make-duties");
        // Whoever came and represents PR is the owner; the organizer may name somebody who did not come.
        await site.ReadAsync(db => db.Duties.Where(d => d.AgencyId == agency).ExecuteUpdateAsync(d => d.SetProperty(x => x.OwnerRegistrationId, owner.Id)));

        var links = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Platform.Security.Links>(site.Services);
        var ticket = (await site.Visitor().GetAsync($"/tiket/{links.PersonalToken(owner.Id, 0)}")).IsOk();

        Assert.StartsWith("/tindak-lanjut/", Assert.Single(ticket.Html.QuerySelectorAll(".btn-primary")).GetAttribute("href"), StringComparison.Ordinal);
        Assert.Single(ticket.Html.QuerySelectorAll("h1"));
        Assert.Equal(2, ticket.Html.QuerySelectorAll(".bk-todo li").Length);
    }

    [Fact]
    public async Task A_cancelled_event_makes_none()
    {
        var at = await stage.EventAsync(site.Clock.Now.AddHours(-5), EventState.Cancelled);
        await CameAsync(at, at.OrganizerAgencyId, 1);

        await site.RunJobAsync("make-duties");

        Assert.Empty(await DutiesAsync(at));
    }

    [Fact]
    public async Task The_owner_is_reminded_until_the_report_arrives()
    {
        site.Clock.AdvanceToWib(14);
        var at = await stage.EventAsync(site.Clock.Now.AddHours(-5), EventState.Finished);
        var agency = await stage.AgencyAsync("Kabupaten Tirta Kencana");
        var mail = $"{Stage.Fresh("humas")}@tirtakencana.example";
        await stage.ContactAsync(agency, "Rahmawati", mail);
        await CameAsync(at, agency, 1);
        await site.RunJobAsync("make-duties");

        await stage.SendAsync();
        Assert.Empty(site.Outbox.To(mail));
        site.Clock.AdvanceToWib(8);
        await stage.SendAsync();
        var made = site.Outbox.Only(mail);
        Assert.Contains("Kabupaten Tirta Kencana", made.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("list-unsubscribe", made.Headers.Keys);

        using var visitor = site.Visitor();
        foreach (var kind in (string[])["Awareness", "Publication"])
        {
            var form = (await visitor.GetAsync(made.LinkWith("/tindak-lanjut/"))).IsOk().Form("form[enctype]");
            await form.Set("Kind", kind).Set("HeldOn", site.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Set("Reached", "40").SubmitAsync();
        }

        site.Clock.Advance(TimeSpan.FromDays(5));
        await stage.SendAsync();

        Assert.Single(site.Outbox.To(mail));
        var rows = await site.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.EventId == at.Id && m.Rule == MailRule.DutyDue).ToListAsync());
        Assert.Equal(nameof(SkipReason.ReportArrived), Assert.Single(rows).Reason);
    }

    private async Task<Guid> CameAsync(Event at, Guid agency, int minutes, bool representsPr = false)
    {
        var person = await stage.PersonAsync(at, $"{Stage.Fresh("hadir")}@kota.example", agency, representsPr: representsPr);
        await stage.AdmitAsync(person, at, TimeSpan.FromMinutes(minutes));
        return person.Id;
    }

    private Task<List<Duty>> DutiesAsync(Event at) => site.ReadAsync(db => db.Duties.AsNoTracking().Where(d => d.EventId == at.Id).ToListAsync());
}
