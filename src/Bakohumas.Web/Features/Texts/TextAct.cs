using System.ComponentModel.DataAnnotations;
using System.Diagnostics;

namespace Bakohumas.Web.Features.Texts;

/// <summary>What became of a check, a release or a withdrawal.</summary>
internal abstract record TextAct
{
    private TextAct()
    {
    }

    public sealed record Done : TextAct;

    /// <summary>It is somewhere else by now, or this officer is not the one; <paramref name="Key"/> says why.</summary>
    public sealed record Refused(string Key) : TextAct;

    public sealed record Faulty(IReadOnlyList<TextFault> Faults) : TextAct;

    public sealed record NotFound : TextAct;

    public T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<Faulty, T> faulty, Func<NotFound, T> notFound) => this switch
    {
        Done one => done(one),
        Refused one => refused(one),
        Faulty one => faulty(one),
        NotFound one => notFound(one),
        _ => throw new UnreachableException(),
    };
}

/// <summary>The boxes of the three acts on a version's page.</summary>
internal sealed class TextActForm
{
    public bool Passed { get; set; }

    [Display(Name = "label.catatan")]
    public string? Note { get; set; }

    [Display(Name = "naskah.atas_nama")]
    public string? ReleasedBy { get; set; }

    [Display(Name = "naskah.untuk_pemilihan")]
    public string? GivenFor { get; set; }

    [Display(Name = "label.alasan")]
    public string? Reason { get; set; }
}

/// <summary>A version's page with the boxes as they were typed.</summary>
internal sealed record TextView(TextPage Page, TextActForm Form);
