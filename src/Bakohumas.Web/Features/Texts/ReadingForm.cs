using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Bakohumas.Web.Features.Texts;

/// <summary>One entry as typed; an empty row is no row.</summary>
internal sealed class ReadingRow
{
    public string? Title { get; set; }
    public string? Link { get; set; }
}

/// <summary>An entry ready to be stored; equal ones are the same entry.</summary>
internal sealed record ReadingLink(string Title, string? Link);

/// <summary>What is known about the event and not typed.</summary>
/// <param name="Readers">How many people marked something.</param>
internal sealed record ReadingFacts(Guid Id, string Slug, string Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Zone Zone, int Readers);

/// <summary>The reading list of an event: none, or three to ten entries.</summary>
internal sealed class ReadingForm
{
    private const int LinkLimit = 400;

    [ValidateNever]
    public List<ReadingRow> Rows { get; set; } = [];

    /// <summary>Says what list the form was made from; another means that somebody has saved in between.</summary>
    [ValidateNever]
    public string? Stamp { get; set; }

    /// <summary>The list that somebody else has saved in between; null when nobody has.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<ReadingRow>? Others { get; set; }

    [BindNever, ValidateNever]
    public ReadingFacts? Facts { get; set; }

    /// <summary>Regulations to choose from; anything else may be typed.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<string> Offered { get; set; } = [];

    /// <summary>Every fault at once; a link is https, or none for a regulation that is only named.</summary>
    public (IReadOnlyList<ReadingLink>? Links, IReadOnlyList<TextFault> Faults) Read()
    {
        var faults = new List<TextFault>();
        var links = new List<ReadingLink>();
        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            if (string.IsNullOrWhiteSpace(row.Title) && string.IsNullOrWhiteSpace(row.Link)) continue;
            var title = TextLines.Line($"Rows[{i}].Title", row.Title, TextLines.TitleLimit, faults);
            var link = string.IsNullOrWhiteSpace(row.Link) ? null : row.Link.Trim();
            if (link is not null && !(link.Length <= LinkLimit && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0))
                faults.Add(new($"Rows[{i}].Link", "isi.tautan_salah"));
            if (title is not null) links.Add(new(title, link));
        }

        if (faults.Count == 0 && links.Count is > 0 and < ReadingEntry.Fewest or > ReadingEntry.Most)
            faults.Add(new("", "bacaan.banyaknya", ("paling_sedikit", ReadingEntry.Fewest), ("paling_banyak", ReadingEntry.Most)));
        if (faults.Count == 0 && links.Distinct().Count() < links.Count) faults.Add(new("", "bacaan.kembar"));
        return faults.Count > 0 ? (null, faults) : (links, faults);
    }
}
