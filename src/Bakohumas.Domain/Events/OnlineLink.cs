namespace Bakohumas.Domain.Events;

/// <summary>The address of an online meeting: https and nothing else, at most 500 characters.</summary>
public static class OnlineLink
{
    public const int Limit = 500;

    /// <returns>The address as it is kept; null when it is none.</returns>
    public static string? Read(string? typed)
    {
        var text = typed?.Trim();
        if (text is not { Length: > 0 and <= Limit } || !Uri.TryCreate(text, UriKind.Absolute, out var address)) return null;
        return address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && address.Host.Contains('.') ? address.AbsoluteUri : null;
    }
}
