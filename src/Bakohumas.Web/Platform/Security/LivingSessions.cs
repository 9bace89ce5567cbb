using System.Security.Claims;
using Bakohumas.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Security;

/// <summary>A cookie opens something only while its session is a living row: signing out ends the copy that somebody took as well.</summary>
internal static class LivingSessions
{
    private const string Key = "session";

    public static void Name(AuthenticationProperties properties, Guid id) => properties.Items[Key] = id.ToString();

    public static Guid? IdIn(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(Key, out var text) == true && Guid.TryParse(text, out var id) ? id : null;

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is not { } principal) return;
        var db = context.HttpContext.RequestServices.GetRequiredService<BakohumasDb>();
        if (IdIn(context.Properties) is { } id && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            && await db.AccountSessions.AnyAsync(s => s.Id == id && s.AccountId == account && s.EndedAt == null, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
    }
}
