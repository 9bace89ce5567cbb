using System.ComponentModel.DataAnnotations;

namespace Bakohumas.Web.Platform;

/// <summary>Names of the rate limits, for <c>[EnableRateLimiting]</c>.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Uploads = "uploads";
    public const string Public = "public";
}

/// <summary>Section <c>Limits</c>: requests a minute from one address, mails a minute to one domain.</summary>
internal sealed class LimitOptions
{
    [Range(1, 100_000, ErrorMessage = "Limits:SignInPerMinute must be from 1 to 100,000.")]
    public int SignInPerMinute { get; init; } = 60;

    [Range(1, 100_000, ErrorMessage = "Limits:UploadsPerMinute must be from 1 to 100,000.")]
    public int UploadsPerMinute { get; init; } = 60;

    [Range(1, 100_000, ErrorMessage = "Limits:PublicFormsPerMinute must be from 1 to 100,000.")]
    public int PublicFormsPerMinute { get; init; } = 600;

    /// <summary>Mails a minute to one receiving domain, by each node.</summary>
    [Range(1, 100_000, ErrorMessage = "Limits:MailsPerDomainPerMinute must be from 1 to 100,000.")]
    public int MailsPerDomainPerMinute { get; init; } = 20;
}
