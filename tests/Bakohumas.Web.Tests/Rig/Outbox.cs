namespace Bakohumas.Web.Tests.Rig;

/// <summary>The folder that stands for a mail server in development and tests: one <c>.eml</c> file per mail, in order of name.</summary>
public sealed class Outbox(string folder)
{
    public IReadOnlyList<Letter> Letters => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*.eml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => Letter.Parse(File.ReadAllBytes(f)))];

    public IReadOnlyList<Letter> To(string address) => [.. Letters.Where(l => l.To.Contains(address, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The only mail to this address.</summary>
    public Letter Only(string address) => Assert.Single(To(address));
}
