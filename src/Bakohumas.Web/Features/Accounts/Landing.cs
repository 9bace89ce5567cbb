using Bakohumas.Domain.Accounts;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Where a person's work begins.</summary>
internal static class Landing
{
    public const string Panel = "/panel";
    public const string Records = "/arsip";
    public const string Own = "/akun";

    public static string Of(IReadOnlyCollection<Role> roles) =>
        roles.Count == 0 ? Own
        : roles.All(role => role == Role.RegionalPr) ? Records
        : Panel;
}
