using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Commands;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data.Demo;

/// <summary><c>{Storage:Root}/demo.json</c>: how to walk the demo, for people and for tools. Addresses follow the address of each start.</summary>
internal sealed class DemoFile(BakohumasDb db, Links links, PublicAddress site, StorageRoot storage)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web) { WriteIndented = true };

    public async Task WriteAsync(IReadOnlyList<DemoSignIn> signIns, string doorCode, string screenCode, CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking().OrderBy(e => e.StartsAt).ToListAsync(cancel);
        var running = events.Single(e => e.State == EventState.Running).Slug;
        var people = await db.Registrations.AsNoTracking().Where(r => r.State == RegistrationState.Registered).OrderBy(r => r.Id)
            .Select(r => new
            {
                Registration = r,
                Slug = db.Events.Single(e => e.Id == r.EventId).Slug,
                Admitted = db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null),
                Signed = db.Pledges.Any(p => p.RegistrationId == r.Id),
            }).ToListAsync(cancel);
        var duty = await db.Duties.AsNoTracking().Where(d => !db.DutyReports.Any(r => r.DutyId == d.Id)).OrderBy(d => d.Id).FirstOrDefaultAsync(cancel);
        // Somebody of the running event who follows it from afar and has not said so yet.
        var away = people.First(p => p.Slug == running && p.Registration.IsOnline && !p.Admitted).Registration;
        var code = await db.Pledges.OrderBy(p => p.Number).Select(p => p.Code).FirstAsync(cancel);
        var content = new
        {
            baseUrl = site.Base,
            accounts = signIns.Select(s => new { s.Role, s.Email, s.Password, s.Scope }),
            events = events.Select(e => new { e.Slug, State = Word(e.State), Zone = e.Zone.Label() }),
            tickets = people.Select(p => new
            {
                p.Registration.Name, Event = p.Slug, Url = site.At($"/tiket/{links.PersonalToken(p.Registration.Id, p.Registration.LinkGeneration)}"),
                Code = links.DoorCode(p.Registration.Id, p.Registration.TicketGeneration).Grouped, p.Admitted, p.Signed,
            }),
            door = new { Url = site.At($"/pintu/{running}"), PairingCode = doorCode },
            screen = new { Url = site.At($"/layar/{running}/pasang"), PairingCode = screenCode },
            online = new { Url = site.At($"/tiket/{links.PersonalToken(away.Id, away.LinkGeneration)}"), Word = await db.OnlineWords.Where(w => w.EndsAt == null).Select(w => w.Word).SingleAsync(cancel) },
            followUp = new { Url = duty is null ? "" : site.At($"/tindak-lanjut/{links.DutyToken(duty.Id, duty.LinkGeneration)}") },
            verification = new { Url = site.At($"/verifikasi/{code}"), Code = VerificationCode.Grouped(code) },
        };
        PrivateFiles.Write(storage.Demo, JsonSerializer.SerializeToUtf8Bytes(content, Readable));
    }

    /// <summary>Says how to sign in, and turns the addresses of the file to this start's address.</summary>
    public void Announce(string baseUrl)
    {
        if (!File.Exists(storage.Demo)) return;
        var text = File.ReadAllText(storage.Demo);
        var before = JsonNode.Parse(text)?["baseUrl"]?.GetValue<string>() ?? baseUrl;
        if (before != baseUrl)
        {
            text = text.Replace($"\"{before}", $"\"{baseUrl}", StringComparison.Ordinal);
            PrivateFiles.Write(storage.Demo, Encoding.UTF8.GetBytes(text));
        }

        Terminal.Say($"Bakohumas: {baseUrl}");
        foreach (var account in JsonNode.Parse(text)?["accounts"]?.AsArray() ?? [])
            Terminal.Say($"  {account?["role"],-14} {account?["email"],-34} {account?["password"]}   ({account?["scope"]})");
        Terminal.Say($"  {storage.Demo}");
    }

    private static string Word(EventState state) => state switch
    {
        EventState.Finished => "finished",
        EventState.Running => "running",
        _ => "coming",
    };
}
