using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Bakohumas.Domain.CheckIn.Offline;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Forms of walk-ins as a door sends them, and what was kept of them.</summary>
internal sealed class WalkInForms(Site site)
{
    public Task<DoorAnswer> PostAsync(Door door, Event at, Action<Dictionary<string, object?>>? change = null, Guid? nonce = null, string mail = "lastri.handayani@contoh.example")
    {
        var form = Form(nonce, mail);
        change?.Invoke(form);
        return door.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", form);
    }

    public Dictionary<string, object?> Form(Guid? nonce = null, string mail = "lastri.handayani@contoh.example") => new()
    {
        ["nonce"] = (nonce ?? A.NewId(site)).ToString(), ["name"] = "Lastri Handayani", ["agency"] = "Dinas Kominfo Contoh", ["unit"] = "Seksi Publikasi", ["status"] = "NonAsn", ["mail"] = mail,
        ["consent"] = "privasi-ringkas 1.0.0 id", ["gate"] = "Utara", ["at"] = Stamp(site.Clock.Now), ["skewMs"] = 0, ["forced"] = false,
    };

    /// <summary>The form sealed to the event's key, as <see cref="SealedForm"/> describes it, from the phone's side.</summary>
    public string Seal(Guid eventId, Guid nonce, object form)
    {
        using var box = OfflineKey.Opening(site.Services.GetRequiredService<KeyRing>().Link, eventId);
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var q = own.ExportParameters(false).Q;
        byte[] point = [4, .. q.X!, .. q.Y!];
        var secrets = HKDF.DeriveKey(HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(box.PublicKey), 44, point, "bakohumas offline form v1"u8.ToArray());
        var plain = JsonSerializer.SerializeToUtf8Bytes(form);
        var (cipher, tag) = (new byte[plain.Length], new byte[16]);
        using var gcm = new AesGcm(secrets.AsSpan(0, 32), 16);
        gcm.Encrypt(secrets.AsSpan(32), plain, cipher, tag, nonce.ToByteArray(bigEndian: true));
        return Base64Url.EncodeToString([.. point, .. cipher, .. tag]);
    }

    public static string Stamp(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);

    public Task<Registration> OnlyAsync(Event at) => site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.EventId == at.Id && r.Source == RegistrationSource.WalkIn));

    public async Task<(int Taken, int Over)> SeatsAsync(Event at)
    {
        var row = await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).Select(e => new { e.SeatsTaken, e.SeatsOver }).SingleAsync());
        return (row.SeatsTaken, row.SeatsOver);
    }

    public Task<int> AuditedAsync(Event at, string act) => site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == act));
}
