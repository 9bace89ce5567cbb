using System.Collections.Concurrent;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Mail;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>
/// So many mails a minute to one receiving domain (product 6.10), counted by this process: a ministry's mail server that gets a
/// thousand at once takes the sender for a spammer. Mail into the folder reaches no domain and is not held back.
/// </summary>
internal sealed class DomainPace(IOptions<LimitOptions> limits, IOptions<MailOptions> mail)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> sent = new(StringComparer.Ordinal);

    /// <summary>Null when a mail may go to the domain now (and is counted); else when to ask again.</summary>
    public DateTimeOffset? Ask(string domain, DateTimeOffset now)
    {
        if (!mail.Value.Sends) return null;
        var times = sent.GetOrAdd(domain, _ => new Queue<DateTimeOffset>());
        lock (times)
        {
            while (times.TryPeek(out var first) && first + Window <= now) times.Dequeue();
            if (times.Count >= limits.Value.MailsPerDomainPerMinute) return times.Peek() + Window;
            times.Enqueue(now);
            return null;
        }
    }
}
