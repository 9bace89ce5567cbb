using System.Security.Cryptography;
using System.Text.Json;
using Bakohumas.Domain.People;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Mail;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Tests.Mail;

public sealed class MailFolderTests : IDisposable
{
    private readonly StorageRoot storage = new(Directory.CreateTempSubdirectory("outbox").FullName);
    private readonly FolderChannel channel;
    private readonly MailFolder folder;

    public MailFolderTests()
    {
        storage.Create();
        channel = new FolderChannel(Options.Create(new MailOptions()), storage, TimeProvider.System);
        folder = new MailFolder(storage);
    }

    public void Dispose() => Directory.Delete(storage.Root, recursive: true);

    [Fact]
    public async Task A_ticket_is_one_mail_with_text_html_picture_and_calendar_as_another_parser_reads_it()
    {
        var message = Sample.Ticket();
        await channel.SendAsync(message, TestContext.Current.CancellationToken);

        var mail = await Python.ReadMailAsync(OnlyFile());

        Assert.Empty(mail.GetProperty("defects").EnumerateArray());
        Assert.True(mail.GetProperty("longest").GetInt32() <= 998);
        var headers = mail.GetProperty("headers");
        Assert.Equal(message.Subject, headers.GetProperty("Subject").GetString());
        Assert.Equal("<0198a1b2-ticket@bakohumas.example>", headers.GetProperty("Message-ID").GetString());
        Assert.Equal("auto-generated", headers.GetProperty("Auto-Submitted").GetString());
        Assert.Equal("<https://bakohumas.example/berhenti/BBBBBBBBBBBBBBBBBBBBBB>", headers.GetProperty("List-Unsubscribe").GetString());
        Assert.Equal("List-Unsubscribe=One-Click", headers.GetProperty("List-Unsubscribe-Post").GetString());
        Assert.True(headers.TryGetProperty("Date", out _));
        Assert.Equal("rahmawati@tirtakencana.example", Assert.Single(mail.GetProperty("to").EnumerateArray()).GetString());
        Assert.Equal(message.ToName, mail.GetProperty("toName").GetString());

        Assert.Equal(
            "multipart/mixed(multipart/alternative(text/plain multipart/related(text/html image/png) text/calendar) text/calendar)",
            Shape(mail.GetProperty("body")));
        var parts = Leaves(mail.GetProperty("body")).ToList();
        Assert.Equal(message.Text, Text(parts[0]));
        Assert.Equal(message.Html, Text(parts[1]));
        Assert.Equal("<qr@bakohumas>", parts[2].GetProperty("id").GetString());
        Assert.Equal("inline", parts[2].GetProperty("disposition").GetString() ?? "inline");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Sample.Qr)), parts[2].GetProperty("sha256").GetString());
        Assert.Equal("REQUEST", parts[3].GetProperty("method").GetString());
        Assert.Equal(message.Calendar!.Text.ReplaceLineEndings("\n"), Text(parts[3]));
        Assert.Equal(("attachment", "kegiatan.ics"), (parts[4].GetProperty("disposition").GetString(), parts[4].GetProperty("file").GetString()));
    }

    [Fact]
    public async Task Our_own_reader_shows_what_was_written()
    {
        var message = Sample.Ticket();
        await channel.SendAsync(message, TestContext.Current.CancellationToken);

        var stored = Assert.Single(folder.Newest(10));

        Assert.Equal(message.Subject, stored.Subject);
        Assert.Contains("rahmawati@tirtakencana.example", stored.To, StringComparison.Ordinal);
        Assert.Contains("Rahmawati Ñusa, S.Sos.", stored.To, StringComparison.Ordinal);
        Assert.Equal(message.Text, stored.Text.ReplaceLineEndings("\n"));
        Assert.Equal(message.Calendar!.Text, stored.Calendar);
        Assert.Contains("src=\"data:image/png;base64," + Convert.ToBase64String(Sample.Qr), stored.Html, StringComparison.Ordinal);
        Assert.StartsWith("X-Sender: ", stored.Raw, StringComparison.Ordinal);
        Assert.Equal(stored.Subject, folder.Find(stored.Name)!.Subject);
    }

    [Fact]
    public async Task Only_whole_mails_lie_in_the_folder_and_only_their_owner_reads_them()
    {
        for (var i = 0; i < 5; i++) await channel.SendAsync(Sample.Ticket() with { Id = $"mail-{i}" }, TestContext.Current.CancellationToken);

        Assert.Equal(5, Directory.EnumerateFileSystemEntries(storage.Outbox).Count());
        Assert.Equal(5, folder.Newest(10).Count);
        Assert.Equal(2, folder.Newest(2).Count);
        Assert.All(Directory.EnumerateFiles(storage.Outbox), file => Assert.False(PrivateFiles.IsOpenToOthers(file)));
    }

    [Theory]
    [InlineData("../keys/link")]
    [InlineData("20261112T013000000-../../bakohumas")]
    [InlineData("20261112T013000000-a\n")]
    [InlineData("")]
    public void A_name_that_is_no_mail_of_ours_opens_nothing(string name) => Assert.Null(folder.Find(name));

    [Theory]
    [InlineData("Budi\r\nBcc: x@y.example")]
    [InlineData("Budi\nSubject: lain\n\nisi")]
    [InlineData("a@x.example, b@y.example")]
    [InlineData("\"Budi\" <b@y.example>, ")]
    [InlineData("=?utf-8?Q?=0D=0ABcc:_x@y.example?=")]
    [InlineData("b@y.example; c@z.example")]
    [InlineData("Budi\u2028\u202Ebcc")]
    public async Task A_name_can_add_neither_a_recipient_nor_a_header(string name)
    {
        await channel.SendAsync(Sample.Ticket(name: "Rahmawati"), TestContext.Current.CancellationToken);
        var plain = await Python.ReadMailAsync(OnlyFile());
        File.Delete(Directory.EnumerateFiles(storage.Outbox).Single());

        await channel.SendAsync(Sample.Ticket(name: name), TestContext.Current.CancellationToken);
        var mail = await Python.ReadMailAsync(OnlyFile());

        Assert.Equal("rahmawati@tirtakencana.example", Assert.Single(mail.GetProperty("to").EnumerateArray()).GetString());
        Assert.Equal(Names(plain), Names(mail));
    }

    [Theory]
    [InlineData("a@x.example,b@y.example")]
    [InlineData("a@x.example\r\nBcc: b@y.example")]
    [InlineData("<a@x.example> b@y.example")]
    [InlineData("Budi <a@x.example>")]
    public async Task An_address_that_never_passed_the_check_is_refused_for_good(string address)
    {
        var message = Sample.Ticket() with { To = Mailbox.Restore(address) };

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => channel.SendAsync(message, TestContext.Current.CancellationToken));

        Assert.Equal(("malformed", true), (fault.Code, fault.IsPermanent));
        Assert.Empty(Directory.EnumerateFileSystemEntries(storage.Outbox));
    }

    [Fact]
    public async Task A_line_break_in_a_subject_is_refused_for_good()
    {
        var message = Sample.Ticket() with { Subject = "Halo\r\nBcc: b@y.example" };

        Assert.True((await Assert.ThrowsAsync<DeliveryException>(() => channel.SendAsync(message, TestContext.Current.CancellationToken))).IsPermanent);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_worth_another_attempt()
    {
        Directory.Delete(storage.Outbox);
        await File.WriteAllTextAsync(storage.Outbox, "", TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => channel.SendAsync(Sample.Ticket(), TestContext.Current.CancellationToken));

        Assert.Equal(("disk", false), (fault.Code, fault.IsPermanent));
    }

    internal static string Shape(JsonElement part) => part.GetProperty("type").GetString()
        + (part.TryGetProperty("parts", out var parts) ? $"({string.Join(' ', parts.EnumerateArray().Select(Shape))})" : "");

    internal static IEnumerable<JsonElement> Leaves(JsonElement part) =>
        part.TryGetProperty("parts", out var parts) ? parts.EnumerateArray().SelectMany(Leaves) : [part];

    internal static string Text(JsonElement part) => part.GetProperty("text").GetString()!.ReplaceLineEndings("\n");

    private static IEnumerable<string> Names(JsonElement mail) => mail.GetProperty("names").EnumerateArray().Select(n => n.GetString()!).Order();

    private byte[] OnlyFile() => File.ReadAllBytes(Assert.Single(Directory.EnumerateFiles(storage.Outbox)));
}
