using System.ComponentModel.DataAnnotations;

namespace Bakohumas.Web.Platform.Security;

/// <summary>Section <c>Seal</c>: without any of it the program seals with the key that it made at the first run, and states its own time.</summary>
internal sealed class SealOptions : IValidatableObject
{
    /// <summary>PKCS #12 file with key and certificate of the seal, instead of the key folder's.</summary>
    public string? Pkcs12 { get; init; }

    public string? Password { get; init; }

    /// <summary>File that holds the password alone; read with the key.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>RFC 3161 authority that states the time of each seal.</summary>
    public string? TimestampUrl { get; init; }

    /// <summary>PEM file with that authority's root and intermediates: only what they vouch for counts as proven.</summary>
    public string? TimestampCertificates { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in Pkcs12File.Faults("Seal", Pkcs12, Password, PasswordFile)) yield return fault;
        if (string.IsNullOrEmpty(TimestampUrl)) yield break;
        if (!Uri.TryCreate(TimestampUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) yield return new ValidationResult("Seal:TimestampUrl must be an http or https address.");
        if (string.IsNullOrEmpty(TimestampCertificates)) yield return new ValidationResult("Seal:TimestampUrl needs Seal:TimestampCertificates: the time of an authority that nobody pinned proves nothing.");
        else if (!File.Exists(TimestampCertificates)) yield return new ValidationResult("Seal:TimestampCertificates does not exist.");
    }
}

/// <summary>Section <c>Seal:Chair</c>: the chair's own key, which signs joint papers before the seal. Without it that field stays empty.</summary>
internal sealed class ChairOptions : IValidatableObject
{
    public string? Pkcs12 { get; init; }

    public string? Password { get; init; }

    public string? PasswordFile { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Pkcs12File.Faults("Seal:Chair", Pkcs12, Password, PasswordFile);
}
