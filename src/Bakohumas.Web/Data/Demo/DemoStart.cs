using System.Security.Cryptography;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Commands;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Devices;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Jobs;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data.Demo;

/// <summary>Makes the demo once, on an empty database, and says at every start how to sign in.</summary>
internal sealed class DemoStart(
    BakohumasDb db, WriteLane lane, DemoRows rows, DemoTexts texts, DemoReports reports, DemoFile file, UserManager<Account> accounts, IEnumerable<IJob> jobs, StorageRoot storage, PublicAddress site, TimeProvider clock) : IStartStep
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!await db.Users.AnyAsync(cancel) && !await db.Events.AnyAsync(cancel))
        {
            PrivateFiles.Write(storage.DemoInMaking, []);
            await MakeAsync(cancel);
            File.Delete(storage.DemoInMaking);
        }

        file.Announce(site.Base);
    }

    private async Task MakeAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var agencies = await rows.AgenciesAsync(now, cancel);
        var secretariat = agencies[DemoAgencies.Secretariat];
        var signIns = new List<DemoSignIn>
        {
            await AccountAsync(now, "administrator", "Administrator Contoh", "admin@bakohumas.example", Role.Administrator, null, null, null, "semua", cancel),
            await AccountAsync(now, "organizer", "Penyelenggara Contoh", "penyelenggara@bakohumas.example", Role.Organizer, secretariat, null, null, DemoAgencies.Secretariat, cancel),
            await AccountAsync(now, "regional", "Humas DIY Contoh", "humas-diy@bakohumas.example", Role.RegionalPr, null, "34", null, "34 dan di bawahnya", cancel),
            await AccountAsync(now, "regional", "Humas Kota Yogyakarta Contoh", "humas-yogya@bakohumas.example", Role.RegionalPr, null, null, "34.71", "34.71", cancel),
            await AccountAsync(now, "auditor", "Auditor Contoh", "auditor@bakohumas.example", Role.Auditor, null, null, null, "semua, hanya membaca", cancel),
        };
        var organizer = signIns[1].Id;

        await texts.MakeAsync(signIns[0].Id, organizer, secretariat, now, cancel);
        var doorCode = PairingCodes.New();
        var screenCode = PairingCodes.New();
        foreach (var demo in DemoEvent.All(now)) await rows.EventAsync(demo, agencies, organizer, doorCode, screenCode, now, cancel);

        // The same jobs that run later make what they always make: sealed papers, joint papers, and duties of the finished event.
        foreach (var name in (string[])["seal-due-papers", "make-joint-papers", "make-duties"])
            if (jobs.FirstOrDefault(j => j.Name == name) is { } job) await job.RunAsync(cancel);
        await reports.FileAsync(organizer, now, cancel);
        await file.WriteAsync(signIns, doorCode, screenCode, cancel);
    }

    private async Task<DemoSignIn> AccountAsync(
        DateTimeOffset now, string role, string name, string mail, Role granted, Guid? agency, string? province, string? regency, string scope, CancellationToken cancel)
    {
        var password = string.Join('-', RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16).Chunk(4).Select(four => new string(four)));
        var account = new Account { Id = Guid.CreateVersion7(now), DisplayName = name, UserName = mail, Email = mail, EmailConfirmed = true, LockoutEnabled = true, CreatedAt = now };
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded) throw new InvalidOperationException($"The demo account could not be made: {made.Errors.First().Code}.");
        var (accountId, grantId) = (account.Id, Guid.CreateVersion7(now));
        await lane.WriteAsync(async (books, stop) =>
        {
            books.Grants.Add(new Grant
            {
                Id = grantId, AccountId = accountId, Role = granted, AgencyId = agency, ProvinceCode = province, RegencyCode = regency, Subtree = province is not null, MadeAt = now,
            });
            books.Record(now, Acts.GrantMade, Actor.System, grantId);
            await books.SaveChangesAsync(stop);
        }, cancel);
        return new(accountId, role, mail, password, scope);
    }
}

/// <summary>A sign-in of the demo; the password is random for each installation and lies only in <c>demo.json</c>.</summary>
internal sealed record DemoSignIn(Guid Id, string Role, string Email, string Password, string Scope);
