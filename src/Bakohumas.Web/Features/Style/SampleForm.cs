using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Features.Style;

/// <summary>One property for each kind of field.</summary>
internal sealed class SampleForm
{
    [Required(ErrorMessage = "isi.wajib"), StringLength(120, ErrorMessage = "isi.terlalu_panjang")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "isi.pilih")]
    public string? Status { get; set; } = "Pns";

    [DataType(DataType.EmailAddress), EmailAddress(ErrorMessage = "isi.surel_salah")]
    public string? Email { get; set; }

    public Zone Zone { get; set; }
    public DateOnly? Day { get; set; }
    public int? Seats { get; set; }

    [DataType(DataType.MultilineText)]
    public string? Note { get; set; }

    [Range(typeof(bool), "true", "true", ErrorMessage = "isi.centang")]
    public bool Consent { get; set; }
}
