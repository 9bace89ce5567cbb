#if POSTGRES
using System.Net;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>
/// An entry of a signing sheet and the press of the button in an order that is decided here: both want the session's row, a third connection
/// holds it, and PostgreSQL gives it to who waited first. Whoever comes second has seen the other tables as they were before the wait. The lane
/// of SQLite is serial: there nothing comes in between.
/// </summary>
public sealed class InkBetweenTests(Site site) : IClassFixture<Site>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Who_was_entered_while_the_press_of_the_button_waited_has_one_signature_and_the_number_is_given_back()
    {
        var (scene, entry, phone) = await OpenAsync();

        var (entered, pressed) = await InOrderAsync(scene, entry, phone);

        Assert.Contains("Sudah tercatat luring", pressed.Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        entered.IsOk();
        Assert.Empty(await scene.Hall.PledgesAsync());
        Assert.Equal((0, 1), (await scene.Hall.CountAsync(), await EnteredAsync(scene)));
        // The next one gets the number that was given back.
        await scene.SignsAsync();
        Assert.Equal(1, Assert.Single(await scene.Hall.PledgesAsync()).Number);
    }

    [Fact]
    public async Task Who_signed_while_the_entry_waited_is_left_out_of_it()
    {
        var (scene, entry, phone) = await OpenAsync();

        var (pressed, entered) = await InOrderAsync(scene, phone, entry);

        pressed.IsOk();
        Assert.Contains("1 sudah menandatangani secara elektronik", entered.IsOk().Words, StringComparison.Ordinal);
        Assert.Single(await scene.Hall.PledgesAsync());
        Assert.Equal((1, 0), (await scene.Hall.CountAsync(), await EnteredAsync(scene)));
    }

    private async Task<(JointScene Scene, Form Entry, Form Phone)> OpenAsync()
    {
        var scene = await JointScene.OpenAsync(site);
        var person = await scene.ComesAsync();
        var organizer = await scene.OrganizerAsync();
        var sheet = (await (await organizer.GetAsync(scene.Panel + "/lembar")).IsOk().FormTo("/lembar").SubmitAsync()).IsOk().Address;
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        return (scene, await scene.EntryAsync(organizer, sheet[(sheet.LastIndexOf('/') + 1)..], person.Id), await scene.Hall.FormAsync(person));
    }

    /// <summary>Sends both while the session's row is held, the second when the first waits for it.</summary>
    private async Task<(Page First, Page Second)> InOrderAsync(JointScene scene, Form first, Form second)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var third = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        await using var holding = await third.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await third.SigningSessions.Where(s => s.Id == scene.Hall.Session).ExecuteUpdateAsync(set => set.SetProperty(s => s.SignedCount, s => s.SignedCount), TestContext.Current.CancellationToken);
        var one = Task.Run(() => first.SubmitAsync(), TestContext.Current.CancellationToken);
        await WaitingAsync(1);
        var two = Task.Run(() => second.SubmitAsync(), TestContext.Current.CancellationToken);
        await WaitingAsync(2);
        await holding.CommitAsync(TestContext.Current.CancellationToken);
        return (await one, await two);
    }

    /// <summary>Asks the server until so many of its connections wait for a lock.</summary>
    private async Task WaitingAsync(int wanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        const string Question = "SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        for (var waiting = 0; waiting < wanted; waiting = await site.ReadAsync(db => db.Database.SqlQueryRaw<int>(Question).SingleAsync(TestContext.Current.CancellationToken)))
            Assert.False(limit.IsCancellationRequested, $"{waiting} of {wanted} wait for the session's row.");
    }

    private Task<int> EnteredAsync(JointScene scene) => site.ReadAsync(db => db.PaperSignatures.CountAsync(s => s.EventId == scene.At.Id && s.UndoId == null));
}
#endif
