using System.Text;

namespace Bakohumas.Domain.CheckIn;

/// <summary>The word that people who watch the stream type to be recorded as present. One is current; the one before stays good for a while.</summary>
public sealed class OnlineWord
{
    public const int MostLetters = 40;

    /// <summary>How long the word before is still taken: who heard it must have time to type it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }

    /// <summary>As it is shown.</summary>
    public required string Word { get; init; }

    public required DateTimeOffset SetAt { get; init; }
    public required Guid SetByAccountId { get; init; }

    /// <summary>Until when it is taken; null for the current one.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>What is compared: letters and digits, whatever their case; spaces, dashes and marks do not count.</summary>
    public static string KeyOf(string? typed)
    {
        var key = new StringBuilder();
        foreach (var letter in (typed ?? "").Normalize(NormalizationForm.FormKC))
            if (char.IsLetterOrDigit(letter)) key.Append(char.ToLowerInvariant(letter));
        return key.ToString();
    }

    /// <summary>Whether this text can be a word: 3 to 40 letters and digits, so that nobody hits it by chance.</summary>
    public static bool IsPossible(string? typed) => typed?.Length <= MostLetters && KeyOf(typed).Length >= 3;
}
