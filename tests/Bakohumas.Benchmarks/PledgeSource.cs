using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Templates;

namespace Bakohumas.Benchmarks;

/// <summary>Pledges under the text that is really signed: the template of the program, filled for an event.</summary>
internal static class PledgeSource
{
    public static PledgeTextVersion Version()
    {
        var template = TemplateLibrary.Load(Path.Combine(AppContext.BaseDirectory, "templates")).Get("komitmen-asn", "id");
        var now = TimeProvider.System.GetUtcNow();
        return new() { Id = Guid.CreateVersion7(now), Key = template.Id, Version = template.Version, Language = template.Language, Title = template.Title, Source = template.Source, CreatedAt = now };
    }

    public static FrozenText Frozen(PledgeTextVersion version, Event at, string organizer)
    {
        var shown = FilledPledge.Of(PledgeTexts.Parse(version).Fill(PledgeTexts.Values(at, version.Language)), version.Id);
        var now = TimeProvider.System.GetUtcNow();
        return FrozenText.Of(Guid.CreateVersion7(now), at, organizer, version.Id, version.Language, shown.Canonical, now, "Pemilu 2029");
    }

    /// <summary>Drawn signature, number masked, everything in its place.</summary>
    public static Pledge Pledge(int i, Event at, Guid sessionId, Guid personId, Agency office, string name, FrozenText frozen, DateTimeOffset now)
    {
        var consent = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("uji")));
        return new()
        {
            Id = Guid.CreateVersion7(now), EventId = at.Id, SigningSessionId = sessionId, RegistrationId = personId, FrozenTextId = frozen.Id, TextHash = frozen.Hash, Number = i + 1,
            Code = VerificationCode.New(), Nonce = Guid.CreateVersion7(now), Method = SignatureMethod.Drawn, Assurance = Assurance.StaffCheckIn, SignedAt = now,
            PledgeConsentVersion = "1.0.0", PledgeConsentHash = consent, DataConsentVersion = "1.0.0", DataConsentHash = consent, ShowInJoint = true,
            IdentityType = IdentityType.CivilServantNumber, AgencyId = office.Id, Name = name, IdentityMask = "1985•••• •••••• • •01", Position = "Pranata Humas Ahli Muda",
            Unit = "Bidang Komunikasi Publik", AgencyName = office.Name, Signature = Strokes(i), RecordKey = RandomNumberGenerator.GetBytes(CanonicalRecord.KeyLength),
        };
    }

    /// <summary>Two strokes of 120 points, as a finger leaves them.</summary>
    public static string Strokes(int seed)
    {
        var strokes = Enumerable.Range(0, 2).Select(s => "[" + string.Join(',', Enumerable.Range(0, 120).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"[{20 + (i * 2.5)},{80 + (30 * Math.Sin((i * (0.2 + (seed % 7 * 0.02))) + seed + s)) + (20 * Math.Cos(i * 0.21)):0.0}]"))) + "]");
        return StrokeSet.Parse($"[{string.Join(',', strokes)}]")!.ToJson();
    }
}
