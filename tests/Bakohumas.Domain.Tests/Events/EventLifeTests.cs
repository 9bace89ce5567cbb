using System.Text.RegularExpressions;
using Bakohumas.Domain.Events;
using FsCheck;
using FsCheck.Fluent;

namespace Bakohumas.Domain.Tests.Events;

public sealed partial class EventLifeTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 7, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddHours(6);

    [Theory]
    [InlineData(EventState.Draft, EventState.Published, true)]
    [InlineData(EventState.Draft, EventState.Finished, false)]
    [InlineData(EventState.Published, EventState.Draft, false)]
    [InlineData(EventState.RegistrationClosed, EventState.Published, true)]
    [InlineData(EventState.Running, EventState.Cancelled, true)]
    [InlineData(EventState.Finished, EventState.Cancelled, false)]
    [InlineData(EventState.Cancelled, EventState.Published, false)]
    public void A_step_is_allowed_or_not(EventState from, EventState to, bool isAllowed) =>
        Assert.Equal(isAllowed, EventLife.MayMove(from, to, Start, Start));

    [Fact]
    public void Nobody_finishes_an_event_whose_doors_never_opened()
    {
        Assert.False(EventLife.MayMove(EventState.Published, EventState.Finished, Start, Start.AddHours(-2).AddSeconds(-1)));
        Assert.True(EventLife.MayMove(EventState.Running, EventState.Finished, Start, Start.AddHours(-2)));
    }

    [Fact]
    public void Nobody_starts_an_event_before_its_doors_open()
    {
        Assert.False(EventLife.MayMove(EventState.Published, EventState.Running, Start, Start.AddHours(-2).AddSeconds(-1)));
        Assert.True(EventLife.MayMove(EventState.Published, EventState.Running, Start, Start.AddHours(-2)));
    }

    [Fact]
    public void An_event_finishes_by_itself_six_hours_after_its_end()
    {
        Assert.False(EventLife.IsDueToFinish(EventState.Running, End, End.AddHours(6).AddSeconds(-1)));
        Assert.True(EventLife.IsDueToFinish(EventState.Running, End, End.AddHours(6)));
        Assert.True(EventLife.IsDueToFinish(EventState.Published, End, End.AddDays(1)));
        Assert.All(
            [EventState.Draft, EventState.Finished, EventState.Cancelled],
            state => Assert.False(EventLife.IsDueToFinish(state, End, End.AddDays(1))));
    }

    [Fact]
    public void Registration_is_open_from_publishing_until_the_end()
    {
        Assert.True(EventLife.IsOpenForRegistration(EventState.Published, null, End, Start));
        Assert.True(EventLife.IsOpenForRegistration(EventState.Running, null, End, Start));
        Assert.False(EventLife.IsOpenForRegistration(EventState.Running, Start.AddDays(-1), End, Start));
        Assert.False(EventLife.IsOpenForRegistration(EventState.Published, null, End, End));
        Assert.False(EventLife.IsOpenForRegistration(EventState.RegistrationClosed, Start.AddDays(-1), End, Start));
        Assert.False(EventLife.IsOpenForRegistration(EventState.Draft, null, End, Start));
    }

    [Theory]
    [InlineData("Seminar Humas Daerah: Peran & Netralitas", "seminar-humas-daerah-peran-netralitas")]
    [InlineData("Rapat Ma'ruf “Jumʼat” É", "rapat-maruf-jum-at-e")]
    [InlineData("  --- ", "kegiatan")]
    [InlineData("座談会", "kegiatan")]
    [InlineData("Baru!", "kegiatan-baru")]
    public void A_name_becomes_an_address(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Fact]
    public void A_taken_address_gets_a_number()
    {
        Assert.Equal("seminar-2", Slug.Numbered("seminar", 2));
        Assert.Equal(60, Slug.Numbered(new string('a', 60), 12).Length);
    }

    [Fact]
    public void Every_address_is_valid() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Where(name => name.Get.EnumerateRunes().All(rune => rune.Value != 0xFFFD)).ToArbitrary(),
        name => IsAddress(Slug.Of(name.Get)) && IsAddress(Slug.Numbered(Slug.Of(name.Get), 17))));

    private static bool IsAddress(string slug) => slug.Length <= Slug.MaxLength && Address().IsMatch(slug);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Address();
}
