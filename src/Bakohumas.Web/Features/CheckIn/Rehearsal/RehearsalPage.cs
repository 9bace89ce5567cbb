using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn.Rehearsal;

/// <summary>One thing to check on a device: good, not good, or not known; <paramref name="Word"/> says how it stands.</summary>
internal sealed record RehearsalCheck(bool? IsGood, string Word);

internal sealed record RehearsalDevice(string Name, DeviceRight Right, DateTimeOffset LastContactAt, IReadOnlyList<RehearsalCheck> Checks)
{
    public bool IsReady => Checks.All(c => c.IsGood != false);
}

/// <summary>Shows the rehearsal, with what became of a queue's file.</summary>
internal sealed class RehearsalDesk(BakohumasDb db, TimeProvider clock, Wording words)
{
    /// <returns>Null for an event that is not there or not the officer's.</returns>
    public async Task<RehearsalPage?> PageAsync(Officer officer, string slug, QueueFileOutcome? file, CancellationToken cancel)
    {
        var page = await RehearsalPage.LoadAsync(db, officer, slug, clock.GetUtcNow(), words, cancel);
        return file switch
        {
            null => page,
            { State: QueueFileState.Brought } => page is null ? null : page with { Brought = file.Refused == 0 ? words["gladi.antre_masuk", ("jumlah", file.Taken)] : words["gladi.antre_sebagian", ("jumlah", file.Taken), ("sisa", file.Refused)], Lines = file.Lines },
            _ => page is null ? null : page with { Problem = words[$"gladi.antre.{file.State}"] },
        };
    }
}

/// <summary>The evening before: how every door of an event is, by what it said last, and what is left to do (product CI6).</summary>
internal sealed record RehearsalPage(
    string Slug, string Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Zone Zone, bool MayChange, string TestCode, int Rows, IReadOnlyList<RehearsalDevice> Devices)
{
    /// <summary>What was said longer ago says nothing about now.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    private const int Most = 200;
    private const int MostSkewMs = 60_000;
    private const int LeastBattery = 50;

    /// <summary>What became of a queue that was given as a file.</summary>
    public string? Brought { get; init; }

    public IReadOnlyList<QueueFileLine> Lines { get; init; } = [];

    public string? Problem { get; init; }

    public PanelPlace Place(Wording words) => EventMenu.Place(
        Slug, Name, LongDate.Range(Zone.DayOf(StartsAt), Zone.DayOf(EndsAt), words.Language == Languages.English ? Language.English : Language.Indonesian), words);

    public static async Task<RehearsalPage?> LoadAsync(BakohumasDb db, Officer officer, string slug, DateTimeOffset now, Wording words, CancellationToken cancel)
    {
        var run = db.EventsRunBy(officer).Select(e => e.Id);
        var at = await db.EventsOf(officer).AsNoTracking().Where(e => e.Slug == slug)
            .Select(e => new { e.Id, e.Slug, e.Name, e.StartsAt, e.EndsAt, e.Zone, MayChange = run.Contains(e.Id) }).SingleOrDefaultAsync(cancel);
        if (at is null) return null;
        var devices = await db.Devices.AsNoTracking()
            .Where(d => d.EventId == at.Id && d.RevokedAt == null && d.ExpiresAt > now && d.Right != DeviceRight.Screen).OrderBy(d => d.Name).ThenBy(d => d.Id).Take(Most).ToListAsync(cancel);
        var rows = await db.TicketCodes.CountAsync(c => db.Registrations.Any(r => r.Id == c.RegistrationId && r.EventId == at.Id && r.ErasedAt == null), cancel);
        return new RehearsalPage(
            at.Slug, at.Name, at.StartsAt, at.EndsAt, at.Zone, at.MayChange, $"bakohumas:uji:{at.Slug}", rows,
            devices.ConvertAll(d => new RehearsalDevice(d.Name, d.Right, d.LastContactAt, Checks(d, rows, at.Zone, now, words))));
    }

    private static RehearsalCheck[] Checks(Device device, int rows, Zone zone, DateTimeOffset now, Wording words)
    {
        var isHeard = device.ReportedAt is { } reported && now - reported <= Recent;
        var language = words.Language == Languages.English ? Language.English : Language.Indonesian;
        string Time(DateTimeOffset at) => LongDate.Time(at, zone, language);
        return
        [
            new(isHeard, device.ReportedAt is { } said ? words[isHeard ? "gladi.terhubung" : "gladi.lama", ("waktu", Time(said))] : words["gladi.belum_lapor"]),
            new(device.ListRows == rows, device.ListRows is { } held ? words[held == rows ? "gladi.daftar_cocok" : "gladi.daftar_beda", ("ada", held), ("server", rows)] : words["gladi.daftar_belum"]),
            new(device.HasCamera, words[device.HasCamera switch { true => "gladi.kamera", false => "gladi.kamera_tidak", null => "gladi.kamera_belum" }]),
            new(device.TestedAt is not null, device.TestedAt is { } tested ? words["gladi.uji", ("waktu", Time(tested))] : words["gladi.uji_belum"]),
            new(device.SkewMs is { } skew ? Math.Abs(skew) <= MostSkewMs : null, device.SkewMs is { } off ? words["gladi.jam", ("detik", off / 1000)] : words["gladi.jam_belum"]),
            new(device.Battery is { } level ? level >= LeastBattery : null, device.Battery is { } percent ? words["gladi.baterai", ("persen", percent)] : words["gladi.baterai_belum"]),
            new(device.IsPersistent, words[device.IsPersistent switch { true => "gladi.simpan", false => "gladi.simpan_tidak", null => "gladi.simpan_belum" }]),
            new(device.Waiting is null or 0, words["gladi.menunggu", ("jumlah", device.Waiting ?? 0)]),
        ];
    }
}
