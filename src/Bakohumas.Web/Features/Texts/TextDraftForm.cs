using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Platform.Pledges;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Bakohumas.Web.Features.Texts;

/// <summary>A legal ground as typed; empty rows are no rows.</summary>
internal sealed class BasisRow
{
    public string? Text { get; set; }
    public string? Status { get; set; }
    public string? Note { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Note);
}

/// <summary>The editor of a draft, with what the page shows around it.</summary>
internal sealed class TextDraftForm
{
    [Display(Name = "naskah.judul")]
    public string? Title { get; set; }

    [Display(Name = "naskah.untuk")]
    public PledgeSigners? Signers { get; set; }

    [Display(Name = "naskah.isi")]
    public string? Body { get; set; }

    [ValidateNever]
    public List<BasisRow> Bases { get; set; } = [];

    /// <summary>The state that was on the screen when the officer began to type.</summary>
    public Guid Stamp { get; set; }

    /// <summary>The pressed button: save, look, one more legal ground, or send to the check.</summary>
    public TextStep Step { get; set; }

    [BindNever, ValidateNever]
    public DraftFacts? Facts { get; set; }

    [BindNever, ValidateNever]
    public TextJudgement? Judgement { get; set; }

    /// <summary>What somebody else saved in between, against what is typed here.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<DiffLine>? Theirs { get; set; }

    public IReadOnlyList<BasisLine> Lines => [.. Bases.Where(b => !b.IsEmpty).Select(b => new BasisLine(b.Text?.Trim() ?? "", b.Status ?? "", string.IsNullOrWhiteSpace(b.Note) ? null : b.Note.Trim()))];

    public static TextDraftForm Of(string title, PledgeSigners signers, string body, string bases, Guid stamp) => new()
    {
        Title = title, Signers = signers, Body = body, Stamp = stamp,
        Bases = [.. BasisLine.Read(bases).Select(b => new BasisRow { Text = b.Text, Status = b.Status, Note = b.Note })],
    };
}

/// <summary>The buttons of the editor.</summary>
internal enum TextStep
{
    Save,
    Look,
    AddBasis,
    Submit,
}

/// <summary>What is known about a draft and not typed.</summary>
/// <param name="Newest">Its newest version; null before the first.</param>
/// <param name="Returned">The note of the check that sent the newest version back.</param>
internal sealed record DraftFacts(
    Guid Id, string Key, string Language, string Agency, DateTimeOffset EditedAt, string? EditedBy, VersionLine? Newest, string? Returned);
