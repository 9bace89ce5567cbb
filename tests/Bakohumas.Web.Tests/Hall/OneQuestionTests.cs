using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bakohumas.Web.Tests.Hall;

/// <summary>A node asks the database once a beat for an event, whoever watches.</summary>
public sealed class OneQuestionTests(CountedSite site) : IClassFixture<CountedSite>
{
    [Fact]
    public async Task However_many_screens_follow_an_event_one_asks_the_database()
    {
        var at = await Screens.EventAsync(site);
        using var screen = await Screens.PairAsync(site, at);
        var before = site.AskedAbout(at.Id);
        // A second of the site's clock is a beat: while it stands, the first answer serves everybody.
        site.Clock.Advance(TimeSpan.FromSeconds(2));
        var streams = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => NewsStream.OpenAsync(screen, at)));
        Assert.All(await Task.WhenAll(streams.Select(s => s.NextAsync(moveClock: false))), s => Assert.Equal("arrival", s?.GetProperty("mode").GetString()));
        Assert.Equal(before + 1, site.AskedAbout(at.Id));

        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.HallMode, HallMode.Count)));
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.All(await Task.WhenAll(streams.Select(s => s.NextAsync(moveClock: false))), s => Assert.Equal("count", s?.GetProperty("mode").GetString()));

        Assert.Equal(before + 2, site.AskedAbout(at.Id));
        foreach (var stream in streams) stream.Dispose();
    }
}

/// <summary>
/// A site whose questions about an event are counted by EF's own diagnostics. It listens from before the start, because EF stops
/// looking for listeners for a second once it has found none.
/// </summary>
public class CountedSite : Site, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentQueue<Guid> asked = new();

    /// <summary>A column that only the counted question selects.</summary>
    protected virtual string Column => "\"HallMode\"";

    public CountedSite() => DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>How often the database was asked that question about an event.</summary>
    public int AskedAbout(Guid eventId) => asked.Count(id => id == eventId);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != RelationalEventId.CommandExecuted.Name || value.Value is not CommandExecutedEventData { Command: { } command }) return;
        if (!command.CommandText.StartsWith("SELECT", StringComparison.Ordinal) || !command.CommandText.Split("FROM")[0].Contains(Column, StringComparison.Ordinal)) return;
        foreach (var parameter in command.Parameters.Cast<DbParameter>())
            if (parameter.Value is Guid id || Guid.TryParse(parameter.Value?.ToString(), out id)) asked.Enqueue(id);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
