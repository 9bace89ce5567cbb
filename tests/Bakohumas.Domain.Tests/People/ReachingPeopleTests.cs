using Bakohumas.Domain.People;

namespace Bakohumas.Domain.Tests.People;

public sealed class ReachingPeopleTests
{
    [Theory]
    [InlineData("081234567890")]
    [InlineData("+62 812-3456-7890")]
    [InlineData("62812.3456.7890")]
    [InlineData("(0812) 3456 7890")]
    public void A_mobile_number_is_stored_in_one_form(string typed)
    {
        var number = Assert.IsType<PhoneDecision.Accepted>(PhoneNumber.Check(typed)).Number;

        Assert.Equal("+6281234567890", number.E164);
        Assert.Equal("0812-3456-7890", number.Display);
        Assert.Equal("6281234567890", number.WhatsAppDigits);
        Assert.Equal("0812-••••-••90", number.ToString());
    }

    [Theory]
    [InlineData("021-5551234", PhoneProblem.NotMobile)]
    [InlineData("+62 561 123456", PhoneProblem.NotMobile)]
    [InlineData("0800123456", PhoneProblem.Malformed)]
    [InlineData("081234", PhoneProblem.Malformed)]
    [InlineData("0812345678901234", PhoneProblem.Malformed)]
    [InlineData("+6591234567", PhoneProblem.Malformed)]
    [InlineData("+081234567890", PhoneProblem.Malformed)]
    [InlineData("٠٨١٢٣٤٥٦٧٨٩٠", PhoneProblem.Malformed)]
    [InlineData("", PhoneProblem.Missing)]
    public void Other_numbers_are_refused(string typed, PhoneProblem problem) =>
        Assert.Equal(problem, Assert.IsType<PhoneDecision.Refused>(PhoneNumber.Check(typed)).Problem);

    [Theory]
    [InlineData("rahma@tirtakencana.example", "rahma@tirtakencana.example", "rah•••@tirtakencana.example")]
    [InlineData(" Humas.Kota+seminar@KOTA.example ", "Humas.Kota+seminar@kota.example", "Hum•••@kota.example")]
    [InlineData("a@bücher.example", "a@xn--bcher-kva.example", "a•••@xn--bcher-kva.example")]
    public void An_address_is_one_mailbox(string typed, string address, string masked)
    {
        var mailbox = Assert.IsType<MailboxDecision.Accepted>(Mailbox.Check(typed)).Mailbox;

        Assert.Equal(address, mailbox.Address);
        Assert.Equal(masked, mailbox.Masked);
        Assert.Equal(mailbox, Mailbox.Restore(mailbox.Address));
    }

    [Theory]
    [InlineData("a@x.example,b@y.example", MailboxProblem.Several)]
    [InlineData("a@x.example; b@y.example", MailboxProblem.Several)]
    [InlineData("a@x.example\r\nBcc: b@y.example", MailboxProblem.Several)]
    [InlineData("a@x.example\r\nX:y", MailboxProblem.Malformed)]
    [InlineData("\"a b\"@x.example", MailboxProblem.Malformed)]
    [InlineData("Sari <a@x.example>", MailboxProblem.Malformed)]
    [InlineData("a@localhost", MailboxProblem.Malformed)]
    [InlineData("a@[127.0.0.1]", MailboxProblem.Malformed)]
    [InlineData("a@127.0.0.1", MailboxProblem.Malformed)]
    [InlineData("a..b@x.example", MailboxProblem.Malformed)]
    [InlineData(".a@x.example", MailboxProblem.Malformed)]
    [InlineData("sári@x.example", MailboxProblem.Malformed)]
    [InlineData("a@-x.example", MailboxProblem.Malformed)]
    [InlineData("a@x..example", MailboxProblem.Malformed)]
    [InlineData("a@x.example.", MailboxProblem.Malformed)]
    [InlineData("sari", MailboxProblem.Malformed)]
    [InlineData("", MailboxProblem.Missing)]
    public void Anything_that_could_name_two_or_break_a_header_is_refused(string typed, MailboxProblem problem) =>
        Assert.Equal(problem, Assert.IsType<MailboxDecision.Refused>(Mailbox.Check(typed)).Problem);

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 61), 3)) + ".example";
        Assert.IsType<MailboxDecision.Accepted>(Mailbox.Check(new string('a', 254 - domain.Length - 1) + "@" + domain));
        Assert.Equal(MailboxProblem.TooLong, Assert.IsType<MailboxDecision.Refused>(
            Mailbox.Check(new string('a', 255 - domain.Length - 1) + "@" + domain)).Problem);
    }
}
