using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Web.Features.Events;

/// <summary>The arrivals of an event while they happen, and who has not come yet. The list is as of the moment the page was opened.</summary>
internal sealed record LivePage(EventHead Event, LiveNumbers Numbers, AbsentSearch Search, IReadOnlyList<Choice> Agencies, IReadOnlyList<AbsentRow> Absent, Pager Pager)
{
    public const int Size = 25;

    public static string Home(string slug) => $"/panel/kegiatan/{slug}/langsung";

    public static Dictionary<string, string> Words(Wording words) => IslandWords.Of(words, "hadir.", "tanpa_wilayah", "putus", "angka_tempat|jumlah", "angka_daring|jumlah", "angka_kertas|jumlah");

    public static async Task<LivePage> LoadAsync(BakohumasDb db, EventHead at, LiveNumbers numbers, AbsentSearch search, CancellationToken cancel)
    {
        var rows = await NotArrived.PageAsync(db, at.Id, numbers.OccasionId, search, Size, cancel);
        var more = rows.Count > Size;
        if (more) rows.RemoveAt(Size);
        return new(
            at, numbers, search, await NotArrived.AgenciesAsync(db, at.Id, cancel), rows,
            new Pager(search.After is null ? null : Address(at.Slug, search with { After = null }), more ? Address(at.Slug, search with { After = rows[^1].Id }) : null));
    }

    private static string Address(string slug, AbsentSearch search)
    {
        var query = QueryString.Empty;
        if (!string.IsNullOrWhiteSpace(search.Q)) query = query.Add("q", search.Q);
        if (search.Agency is { } agency) query = query.Add("instansi", agency.ToString());
        if (search.After is { } after) query = query.Add("setelah", after.ToString());
        return $"{Home(slug)}{query}#belum";
    }
}

/// <summary>Who may watch an event's arrivals: those who may open its panel.</summary>
internal sealed class LiveDesk(BakohumasDb db, LiveNews news)
{
    public async Task<LivePage?> PageAsync(Officer officer, string slug, AbsentSearch search, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? await LivePage.LoadAsync(db, at, await news.NumbersAsync(at.Id, cancel), search, cancel) : null;

    /// <returns>Null for an event that is not there or not the officer's.</returns>
    public async Task<IAsyncEnumerable<string?>?> StreamAsync(Officer officer, string slug, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? news.FollowAsync(at.Id, cancel) : null;
}
