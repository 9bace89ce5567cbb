using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Accounts;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Accounts;

/// <summary>Officers and agencies as rows, for tests that begin when people already work here.</summary>
internal static class Office
{
    public const string Password = "kuda nil menari pelan";
    public const string Administrator = "ratna@tirtakencana.example";

    /// <summary>An account with one grant; without a place the grant is over everything.</summary>
    public static async Task<Guid> HireAsync(this Site site, string mail, Role role, Guid? agency = null, string? region = null, bool subtree = false)
    {
        var now = site.Clock.Now;
        var id = Guid.CreateVersion7(now);
        var code = RegionCode.TryParse(region, out var given) ? given : null;
        await site.WriteAsync(db =>
        {
            db.Users.Add(NewAccount.Of(id, "Ratna Wijaya, S.Sos.", mail, now, AccountStamp.New(), A.PasswordHash(Password)));
            db.Grants.Add(new Grant
            {
                Id = Guid.CreateVersion7(now), AccountId = id, Role = role, AgencyId = agency, ProvinceCode = code?.Province, RegencyCode = code?.Regency, Subtree = subtree, MadeAt = now,
            });
        });
        return id;
    }

    public static async Task<Guid> AgencyAsync(this Site site, string name, AgencyType type = AgencyType.Ministry, string? region = null, Guid? parent = null, bool freeText = false)
    {
        var now = site.Clock.Now;
        var id = Guid.CreateVersion7(now);
        var code = RegionCode.TryParse(region, out var given) ? given : null;
        await site.Services.GetRequiredService<WriteLane>().WriteAsync(async (db, cancel) =>
        {
            await db.AddAgencyAsync(now, id, name, type, code, parent, freeText, cancel);
            await db.SaveChangesAsync(cancel);
        });
        return id;
    }

    public static async Task<Page> SignInAsync(this Visitor visitor, string mail, string password = Password, string address = "/masuk")
    {
        var form = (await visitor.GetAsync(address)).Form();
        return await form.Set("Mail", mail).Set("Password", password).SubmitAsync(follow: false);
    }

    public static async Task<Visitor> OfficerAsync(this Site site, string mail)
    {
        var visitor = site.Visitor();
        (await visitor.SignInAsync(mail)).Is(System.Net.HttpStatusCode.Redirect);
        return visitor;
    }

    /// <summary>The address of the link that a mail about an account carries.</summary>
    public static async Task<string> LinkAsync(this Site site, Guid account)
    {
        var id = await site.ReadAsync(db => Task.FromResult(db.AccountLinks.Where(l => l.AccountId == account).OrderByDescending(l => l.ExpiresAt).First().Id));
        return "/akun/tautan/" + site.Services.GetRequiredService<Links>().AccountToken(id);
    }
}
