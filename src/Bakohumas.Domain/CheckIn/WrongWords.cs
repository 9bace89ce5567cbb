namespace Bakohumas.Domain.CheckIn;

/// <summary>How many wrong words one ticket was typed in the span of ten minutes that began with the first of them. One row a registration.</summary>
public sealed class WrongWords
{
    public const int Most = 10;
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    public required Guid RegistrationId { get; init; }
    public required DateTimeOffset Since { get; set; }
    public required int Count { get; set; }
}
