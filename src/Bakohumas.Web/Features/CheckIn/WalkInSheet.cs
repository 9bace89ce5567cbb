using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>What the walk-in form takes on the page without script; the dialog posts the same fields through the interface of devices.</summary>
internal sealed class WalkInForm
{
    public string? Nonce { get; init; }
    public string? Name { get; init; }
    public string? Agency { get; init; }
    public string? Unit { get; init; }
    public string? Status { get; init; }

    /// <summary>Mail address or mobile number; which it is shows by the <c>@</c>.</summary>
    public string? Contact { get; init; }

    public string? Consent { get; init; }
    public string? Reason { get; init; }

    public WalkInBody ToBody(string gate, DateTimeOffset now) => new()
    {
        Nonce = Nonce, Name = Name, Agency = Agency, Unit = Unit, Status = Status, Consent = Consent, Reason = Reason, Gate = gate,
        Mail = IsMail ? Contact : null, Phone = IsMail ? null : Contact,
        At = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
    };

    public WalkInForm Again(string nonce) => new() { Nonce = nonce, Name = Name, Agency = Agency, Unit = Unit, Status = Status, Contact = Contact, Consent = Consent };

    private bool IsMail => Contact?.Contains('@', StringComparison.Ordinal) ?? false;
}

/// <summary>The walk-in form: at most six fields for the person (name, agency, unit, status, reach, consent).</summary>
internal sealed record WalkInSheet(
    string Slug, string EventName, string Organizer, string ContactReach, IReadOnlyList<EmploymentStatus> Audience, IReadOnlyList<string> Agencies)
{
    private const int MostAgencies = 1500;

    /// <summary>Begins the ids of its fields: the dialog and the page without script may stand in one document.</summary>
    public string Prefix { get; init; } = "langsung";

    public WalkInForm Typed { get; init; } = new();
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>A supervisor may go on with a reason.</summary>
    public bool AsksReason { get; init; }

    public static async Task<WalkInSheet?> LoadAsync(BakohumasDb db, string slug, CancellationToken cancel)
    {
        var row = await db.Events.AsNoTracking().Where(e => e.Slug == slug && e.State != EventState.Draft)
            .Join(db.Agencies, e => e.OrganizerAgencyId, a => a.Id, (e, a) => new { e.Name, Organizer = a.Name, e.ContactReach, e.Audience }).SingleOrDefaultAsync(cancel);
        if (row is null) return null;
        var agencies = await db.Agencies.AsNoTracking().Where(a => !a.IsFreeText).OrderBy(a => a.Name).Select(a => a.Name).Take(MostAgencies).ToListAsync(cancel);
        return new WalkInSheet(slug, row.Name, row.Organizer, row.ContactReach, row.Audience, agencies);
    }

    /// <summary>Words that the dialog's script shows.</summary>
    public static Dictionary<string, string> Words(Wording words)
    {
        var all = IslandWords.Of(
            words, "langsung.", "nama_kosong", "instansi_huruf", "pilih_status", "surel_atau_hp", "hubungi_salah", "setuju_dulu", "alasan_kosong", "isian_salah", "dikenal", "dikenal_menunggu",
            "periksa_kursi", "slip|nomor");
        foreach (var refusal in Enum.GetValues<Domain.CheckIn.WalkInRefusal>())
        {
            var code = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(refusal.ToString());
            all[code] = words.Of(refusal);
            all[code + ".petugas"] = words.Of(refusal, "petugas");
        }

        return all;
    }
}
