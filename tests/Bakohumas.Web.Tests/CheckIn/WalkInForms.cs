using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

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

    public static string Stamp(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);

    public Task<Registration> OnlyAsync(Event at) => site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.EventId == at.Id && r.Source == RegistrationSource.WalkIn));

    public async Task<(int Taken, int Over)> SeatsAsync(Event at)
    {
        var row = await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).Select(e => new { e.SeatsTaken, e.SeatsOver }).SingleAsync());
        return (row.SeatsTaken, row.SeatsOver);
    }

    public Task<int> AuditedAsync(Event at, string act) => site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == act));
}
