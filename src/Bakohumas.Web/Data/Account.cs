using Microsoft.AspNetCore.Identity;

namespace Bakohumas.Web.Data;

/// <summary>An officer who signs in. Attendees have none.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}
