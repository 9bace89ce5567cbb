using System.Security.Cryptography;
using System.Text;

namespace Bakohumas.Domain.Pledges;

/// <summary>
/// A consent as it was shown: key, version and the filled sentence. Its hash goes into the record of the pledge, so that what was
/// agreed to stays as fixed as what was signed (UU 27/2022 art. 20 and 22).
/// </summary>
/// <param name="Key">"setuju-komitmen" or "setuju-data"; no blanks.</param>
/// <param name="Version">Version of the wording, such as "1.0.0".</param>
public sealed record ConsentText(string Key, string Version, string Text)
{
    /// <summary>SHA-256 over <c>key version LF text</c> in UTF-8 NFC with single blanks, 64 lower-case hex digits.</summary>
    public string Hash()
    {
        var words = Text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Key} {Version}\n{string.Join(' ', words)}")));
    }
}
