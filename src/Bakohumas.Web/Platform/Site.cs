using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Platform;

/// <summary>Section <c>Site</c>.</summary>
internal sealed class SiteOptions : IValidatableObject
{
    /// <summary>The address that QR codes, mails and PDFs carry, without a trailing slash. Required in Production.</summary>
    public string? PublicUrl { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is null) yield break;
        var isOurs = Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.PathAndQuery == "/" && url.Fragment.Length == 0 && url.UserInfo.Length == 0;
        if (!isOurs) yield return new ValidationResult($"Site:PublicUrl is \"{PublicUrl}\": scheme and host are allowed, like https://bakohumas.example.");
    }
}

/// <summary>The address of this site as people see it; in Development the one it listens on.</summary>
internal sealed class PublicAddress(IOptions<SiteOptions> options, IServer server)
{
    /// <summary>Scheme, host and port without a trailing slash.</summary>
    /// <exception cref="InvalidOperationException">Asked for before the server listens, and none is configured.</exception>
    public string Base => options.Value.PublicUrl?.TrimEnd('/') ?? Bound();

    /// <param name="path">Begins with a slash.</param>
    public string At(string path) => Base + path;

    private string Bound()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("Site:PublicUrl is not set and the server does not listen yet.");
        var url = new Uri(address.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal));
        var host = url.Host is "127.0.0.1" or "[::1]" or "0.0.0.0" or "[::]" ? "localhost" : url.Host;
        return $"{url.Scheme}://{host}:{url.Port}";
    }
}
