using System.Globalization;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Browser.Tests;

/// <summary>The program on the time of the browsers, with its mail going to a real mail server.</summary>
public sealed class SeminarSite : Site
{
    public int MailPort { get; } = Loopback.FreePort();

    protected override bool OnRealTime => true;

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Mail:Mode", "Smtp"), new("Mail:Host", "127.0.0.1"), new("Mail:Port", MailPort.ToString(CultureInfo.InvariantCulture)),
        new("Mail:StartTls", "false"), new("Mail:From", "panitia@bakohumas.test"),
    ];

    /// <summary>Sends what is due.</summary>
    public Task PostAsync() => RunJobAsync("send-due-mails");
}
