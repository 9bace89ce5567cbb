using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.People;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Whether an account can be used at this moment.</summary>
internal enum AccountState
{
    /// <summary>No password yet.</summary>
    Invited,
    Active,

    /// <summary>Waits after wrong passwords.</summary>
    Locked,
    Disabled,
}

/// <summary>One line of the list of officers.</summary>
internal sealed record OfficerRow(Guid Id, string Name, string Mail, AccountState State, DateTimeOffset CreatedAt, IReadOnlyList<GrantLine> Grants);

/// <summary>The officers, searched, filtered and sorted.</summary>
internal sealed record OfficersPage(IReadOnlyList<OfficerRow> Rows, int Count, string? Search, Role? Role, string Sort, int Number, int Last)
{
    public const string ByName = "nama";
    public const string Newest = "baru";
    private const int Size = 50;

    public static async Task<OfficersPage> LoadAsync(BakohumasDb db, string? search, Role? role, string? sort, int number, DateTimeOffset now, CancellationToken cancel)
    {
        // Officers are hundreds: names are compared here, because LIKE knows no letter outside ASCII.
        var accounts = await db.Users.AsNoTracking()
            .Where(a => role == null || db.Grants.Any(g => g.AccountId == a.Id && g.Role == role && (g.EndedAt == null || g.EndedAt > now)))
            .Select(a => new { a.Id, a.DisplayName, a.Email, a.DisabledAt, a.LockoutEnd, HasPassword = a.PasswordHash != null, a.CreatedAt }).ToListAsync(cancel);
        var key = SearchKey.Of(search ?? "");
        var found = accounts.Where(a => key.Length == 0 || SearchKey.Of(a.DisplayName).Contains(key, StringComparison.Ordinal)
            || a.Email!.Contains(search!.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var sorted = sort == Newest ? found.OrderByDescending(a => a.CreatedAt).ToList() : [.. found.OrderBy(a => SearchKey.Of(a.DisplayName), StringComparer.Ordinal)];

        var last = Math.Max(1, (sorted.Count + Size - 1) / Size);
        var page = Math.Clamp(number, 1, last);
        var shown = sorted.Skip((page - 1) * Size).Take(Size).ToList();
        var grants = await GrantLine.OfAsync(db, [.. shown.Select(a => a.Id)], now, cancel);
        return new OfficersPage(
            [.. shown.Select(a => new OfficerRow(a.Id, a.DisplayName, a.Email!, StateOf(a.DisabledAt, a.HasPassword, a.LockoutEnd, now), a.CreatedAt, [.. grants[a.Id]]))],
            sorted.Count, search, role, sort == Newest ? Newest : ByName, page, last);
    }

    public static AccountState StateOf(DateTimeOffset? disabledAt, bool hasPassword, DateTimeOffset? lockoutEnd, DateTimeOffset now) =>
        disabledAt is not null ? AccountState.Disabled
        : !hasPassword ? AccountState.Invited
        : lockoutEnd > now ? AccountState.Locked
        : AccountState.Active;
}
