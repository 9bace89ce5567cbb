using System.Text.RegularExpressions;

namespace Bakohumas.Web.Features.Shared;

/// <summary>Which notice a person agreed to: its version and language, kept with the registration.</summary>
internal static partial class PrivacyConsent
{
    /// <summary>The notice as it is shown now.</summary>
    public static string Version(Wording words) => $"privasi-ringkas {words["privasi.ringkas.versi"]} {words.Language}";

    /// <summary>Whether a form names a notice of ours; one that waited in a queue may name an older one.</summary>
    public static bool IsOurs(string? version) => version is { Length: <= 60 } && Ours().IsMatch(version);

    [GeneratedRegex(@"^privasi-ringkas \d{1,4}(\.\d{1,4}){0,3} (id|en)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ours();
}
