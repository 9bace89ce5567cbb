using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Taking an admission back (product 6.3, decision 0002).</summary>
public sealed class UndoTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_same_device_takes_back_within_fifteen_minutes_and_the_person_can_be_admitted_again()
    {
        var (at, ticket, door) = await OpenAsync();
        var first = await door.ScanAsync(ticket.DoorCode);
        site.Clock.Advance(AdmissionRules.UndoWithin);

        Assert.Equal(HttpStatusCode.NoContent, (await door.UndoAsync(first.AdmissionId!)).Status);
        Assert.Equal(new Kept(1, 1, 0, 1, 2), await Kept.OfAsync(site, at));
        var again = await door.ScanAsync(ticket.DoorCode);

        Assert.Equal("admitted", again.Verdict);
        Assert.NotEqual(first.AdmissionId, again.AdmissionId);
        Assert.Null(again.Field("first"));
        Assert.Equal(new Kept(2, 2, 1, 1, 3), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task After_fifteen_minutes_the_same_device_is_refused_and_a_supervisor_is_not()
    {
        var (at, ticket, door) = await OpenAsync();
        using var supervisor = await A.Door(site, at, DeviceRight.Supervise);
        var admitted = await door.ScanAsync(ticket.DoorCode);
        site.Clock.Advance(AdmissionRules.UndoWithin + TimeSpan.FromMilliseconds(1));

        Assert.Equal(HttpStatusCode.Forbidden, (await door.UndoAsync(admitted.AdmissionId!)).Status);
        Assert.Equal(0, (await Kept.OfAsync(site, at)).Undos);
        site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.NoContent, (await supervisor.UndoAsync(admitted.AdmissionId!)).Status);
    }

    [Theory]
    [InlineData(DeviceRight.Scan)]
    [InlineData(DeviceRight.Screen)]
    [InlineData(DeviceRight.Kiosk)]
    public async Task Another_device_takes_nothing_back(DeviceRight right)
    {
        var (at, ticket, door) = await OpenAsync();
        using var other = await A.Door(site, at, right);
        var admitted = await door.ScanAsync(ticket.DoorCode);

        Assert.Equal(HttpStatusCode.Forbidden, (await other.UndoAsync(admitted.AdmissionId!)).Status);
        Assert.Equal(1, (await Kept.OfAsync(site, at)).Standing);
    }

    [Fact]
    public async Task The_same_nonce_is_a_retry_and_for_another_admission_a_conflict()
    {
        var (at, ticket, door) = await OpenAsync();
        var (one, two) = (await door.ScanAsync(ticket.DoorCode), await door.ScanAsync((await A.Ticket(site, at)).DoorCode));
        var body = new { nonce = A.NewId(site), at = site.Clock.Now };

        Assert.Equal(HttpStatusCode.NoContent, (await door.SendAsync(HttpMethod.Delete, Address(at, one), body)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await door.SendAsync(HttpMethod.Delete, Address(at, one), body)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await door.SendAsync(HttpMethod.Delete, Address(at, two), body)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await door.UndoAsync(one.AdmissionId!)).Status);
        Assert.Equal(new Kept(2, 2, 1, 1, 3), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task The_page_without_script_posts_the_same()
    {
        var (at, ticket, door) = await OpenAsync();
        var admitted = await door.ScanAsync(ticket.DoorCode);

        Assert.Equal(HttpStatusCode.NoContent, (await door.PostAsync(Address(at, admitted) + "/undo", new { nonce = A.NewId(site), at = site.Clock.Now })).Status);
        Assert.Equal(0, (await Kept.OfAsync(site, at)).Standing);
    }

    [Fact]
    public async Task An_unknown_admission_a_foreign_one_and_a_malformed_body_write_nothing()
    {
        var (at, ticket, door) = await OpenAsync();
        var (elsewhere, guest, other) = await OpenAsync();
        var foreign = await other.ScanAsync(guest.DoorCode);
        var own = await door.ScanAsync(ticket.DoorCode);

        Assert.Equal(HttpStatusCode.NotFound, (await door.UndoAsync(A.NewId(site).ToString())).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await door.UndoAsync(foreign.AdmissionId!)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await door.SendAsync(HttpMethod.Delete, Address(at, own), new { nonce = "x", at = site.Clock.Now })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await door.SendAsync(HttpMethod.Delete, Address(at, own), new { nonce = A.NewId(site), at = "kemarin" })).Status);
        Assert.Equal((1, 1), ((await Kept.OfAsync(site, at)).Standing, (await Kept.OfAsync(site, elsewhere)).Standing));
    }

    private static string Address(Event at, DoorAnswer admitted) => $"/api/v1/events/{at.Slug}/admissions/{admitted.AdmissionId}";

    private async Task<(Event At, TicketInHand Ticket, Door Door)> OpenAsync()
    {
        var at = await A.Event(site, e => e.EndsAt = e.EndsAt.AddHours(8));
        return (at, await A.Ticket(site, at), await A.Door(site, at));
    }
}
