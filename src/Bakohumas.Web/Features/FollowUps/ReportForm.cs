using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>What an office reports, as it was typed.</summary>
internal sealed class ReportForm
{
    public const int MostReached = 1_000_000;
    public const int LongestNote = 2000;
    public const int LongestLink = 2000;

    [Display(Name = "tl.lapor.jenis")]
    [Required(ErrorMessage = "isi.pilih")]
    public DutyKind? Kind { get; init; }

    [Display(Name = "tl.lapor.tanggal")]
    [Required(ErrorMessage = "isi.wajib")]
    public DateOnly? HeldOn { get; init; }

    [Display(Name = "tl.lapor.jumlah")]
    [Required(ErrorMessage = "isi.wajib"), Range(0, MostReached, ErrorMessage = "tl.lapor.jumlah_batas")]
    [ModelBinder<GroupedNumber>]
    public int? Reached { get; init; }

    [Display(Name = "tl.lapor.tautan")]
    [StringLength(LongestLink, ErrorMessage = "tl.lapor.tautan_panjang")]
    public string? Link { get; init; }

    [Display(Name = "label.catatan")]
    public string? Note { get; init; }

    [Display(Name = "tl.lapor.berkas")]
    public List<IFormFile> Files { get; init; } = [];

    public Guid Nonce { get; init; }
}
