using Bakohumas.Web.Data;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>An account as Identity wants it: the mail is the name to sign in with, unique by the index on its normalised form.</summary>
internal static class NewAccount
{
    public static Account Of(Guid id, string name, string mail, DateTimeOffset now, string stamp, string? passwordHash) => new()
    {
        Id = id,
        DisplayName = name,
        UserName = mail,
        NormalizedUserName = Spell(mail),
        Email = mail,
        NormalizedEmail = Spell(mail),
        EmailConfirmed = passwordHash is not null,
        PasswordHash = passwordHash,
        SecurityStamp = stamp,
        ConcurrencyStamp = stamp,
        LockoutEnabled = true,
        CreatedAt = now,
    };

    /// <summary>As Identity's own normaliser spells it.</summary>
    public static string Spell(string mail) => mail.Trim().ToUpperInvariant();
}
