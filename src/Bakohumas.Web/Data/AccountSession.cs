namespace Bakohumas.Web.Data;

/// <summary>A session of an officer. Its id stands in the cookie: a session that was ended here opens nothing, whoever holds a copy of that cookie.</summary>
internal sealed class AccountSession
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}
