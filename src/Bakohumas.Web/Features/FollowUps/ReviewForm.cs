using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.FollowUps;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>An organizer's answer to a report; who returns one says what is missing.</summary>
internal sealed class ReviewForm
{
    [Required(ErrorMessage = "isi.pilih")]
    public ReviewOutcome? Outcome { get; init; }

    public string? Note { get; init; }
}
