using System.Globalization;
using System.Text.RegularExpressions;
using Bakohumas.Web.Platform.Files;

namespace Bakohumas.Web.Platform.Mail;

/// <summary>What lies in <c>{Storage:Root}/outbox</c>, for the page that shows it in Development; these mails hold personal links.</summary>
internal sealed partial class MailFolder(StorageRoot storage)
{
    public const string Extension = ".eml";

    /// <summary>The newest mails first, with their headers read.</summary>
    public IReadOnlyList<StoredMail> Newest(int count) =>
        !Directory.Exists(storage.Outbox) ? [] :
        [.. Directory.EnumerateFiles(storage.Outbox, "*" + Extension).Select(path => Path.GetFileNameWithoutExtension(path)).Where(IsName)
            .OrderDescending(StringComparer.Ordinal).Take(count).Select(Find).OfType<StoredMail>()];

    /// <summary>Null for a name that is none of ours, so that no path can be asked for.</summary>
    public StoredMail? Find(string name)
    {
        if (!IsName(name)) return null;
        var path = Path.Combine(storage.Outbox, name + Extension);
        return File.Exists(path) ? new StoredMail(name, MomentOf(name), File.ReadAllBytes(path)) : null;
    }

    private static bool IsName(string name) => Name().IsMatch(name);

    private static DateTimeOffset MomentOf(string name) =>
        DateTimeOffset.ParseExact(name[..18], "yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    [GeneratedRegex(@"^\d{8}T\d{9}-[A-Za-z0-9-]{1,80}\z")]
    private static partial Regex Name();
}

/// <summary>A mail as a file: its raw bytes, and what they say.</summary>
internal sealed class StoredMail(string name, DateTimeOffset at, byte[] bytes)
{
    private readonly MimePart part = MimePart.Parse(bytes);

    public string Name => name;

    public DateTimeOffset At => at;

    public string To => part.Header("To");

    public string Subject => part.Header("Subject");

    public string Raw => System.Text.Encoding.UTF8.GetString(bytes);

    public string Text => part.Find("text/plain")?.Text ?? "";

    public string? Calendar => part.Find("text/calendar")?.Text;

    /// <summary>The HTML part with its picture inside as a data address, to be shown on a page of its own.</summary>
    public string Html => part.All.Where(p => p.ContentId.Length > 0)
        .Aggregate(part.Find("text/html")?.Text ?? "", (html, picture) => html.Replace($"cid:{picture.ContentId}", $"data:{picture.Type};base64,{Convert.ToBase64String(picture.Content)}", StringComparison.Ordinal));
}
