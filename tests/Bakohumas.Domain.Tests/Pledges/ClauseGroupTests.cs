using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Tests.Pledges;

public sealed class ClauseGroupTests
{
    private static readonly PledgeHead Head = new("komitmen", "Komitmen", "1.0.0", "id", [new("UU 20/2023", "berlaku", null)]);

    [Fact]
    public void A_text_without_groups_is_hashed_as_it_always_was() =>
        Assert.Equal("""
            naskah: komitmen 1.0.0 id

            # Komitmen

            ## A

            Kami.

            ## B

            Saya, {{nama}}.

            ## C

            1. **Adil.** Saya adil.
            2. **Jujur.** Saya jujur.

            ## D

            Paham.

            ## E

            Tutup.

            ## F

            - UU 20/2023 | berlaku

            ## G

            {{blok_tanda_tangan}}

            """.ReplaceLineEndings("\n"), Text("1. **Adil.** Saya adil.\n2. **Jujur.** Saya jujur.").Canonical());

    [Fact]
    public void Groups_stand_in_what_is_hashed_and_are_read_back()
    {
        var text = Text("1. **Paham.** Saya paham.\n2. [kebijakan, manajemen] **Adil.** Saya adil.\n3. [pemilu] **Netral.** Saya netral.");
        var canonical = text.Canonical();

        Assert.Equal([ClauseGroups.None, ClauseGroups.Staff | ClauseGroups.Policy, ClauseGroups.Election], text.Clauses.Select(c => c.Groups));
        // One order of the words, whichever was typed: else the same text had two hashes.
        Assert.Contains("\n2. [manajemen, kebijakan] **Adil.** Saya adil.\n", canonical, StringComparison.Ordinal);
        Assert.Equal(text.Clauses, PledgeTextParser.ParseCanonical(canonical).Clauses);
        Assert.NotEqual(text.Hash(), Text("1. **Paham.** Saya paham.\n2. **Adil.** Saya adil.\n3. [pemilu] **Netral.** Saya netral.").Hash());
    }

    [Fact]
    public void A_group_outside_the_closed_set_is_refused_and_named()
    {
        var refused = Assert.Throws<PledgeTextException>(() => Text("1. [partai] **Adil.** Saya adil."));
        Assert.Contains("partai", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EmploymentStatus.Pns, PledgeSigners.CivilServants)]
    [InlineData(EmploymentStatus.Cpns, PledgeSigners.CivilServants)]
    [InlineData(EmploymentStatus.Pppk, PledgeSigners.CivilServants)]
    [InlineData(EmploymentStatus.PppkPartTime, PledgeSigners.CivilServants)]
    [InlineData(EmploymentStatus.NonAsn, PledgeSigners.Others)]
    [InlineData(EmploymentStatus.Bumn, PledgeSigners.Others)]
    [InlineData(EmploymentStatus.Bumd, PledgeSigners.Others)]
    [InlineData(EmploymentStatus.Media, PledgeSigners.Others)]
    [InlineData(EmploymentStatus.Partner, PledgeSigners.Others)]
    public void Employment_decides_which_text_a_person_signs(EmploymentStatus status, PledgeSigners signers) => Assert.Equal(signers, PledgeSignersOf.Status(status));

    [Fact]
    public void A_person_signs_the_own_text_and_the_main_one_where_there_is_none()
    {
        var (asn, others, humas) = (Guid.Parse("11111111-1111-1111-1111-111111111111"), Guid.Parse("22222222-2222-2222-2222-222222222222"), Guid.Parse("33333333-3333-3333-3333-333333333333"));
        var at = At(asn);
        Assert.Equal(asn, at.TextOf(EmploymentStatus.Media, representsPublicRelations: true));

        at.OthersTextVersionId = others;
        at.PublicRelationsTextVersionId = humas;
        Assert.Equal(asn, at.TextOf(EmploymentStatus.PppkPartTime, representsPublicRelations: false));
        Assert.Equal(others, at.TextOf(EmploymentStatus.Bumn, representsPublicRelations: false));
        Assert.Equal(humas, at.TextOf(EmploymentStatus.Pns, representsPublicRelations: true));
        Assert.Equal([asn, others, humas], at.TextVersions);
    }

    [Fact]
    public void Four_eyes_see_a_text_before_it_is_given_out()
    {
        var (author, second, administrator) = (Guid.Parse("11111111-1111-1111-1111-111111111111"), Guid.Parse("22222222-2222-2222-2222-222222222222"), Guid.Parse("33333333-3333-3333-3333-333333333333"));
        Guid[] authors = [author];

        Assert.False(TextStandings.MayCheck(TextStanding.Unchecked, author, authors));
        Assert.True(TextStandings.MayCheck(TextStanding.Unchecked, second, authors));
        Assert.False(TextStandings.MayCheck(TextStanding.Passed, second, authors));
        Assert.False(TextStandings.MayRelease(TextStanding.Unchecked, second, null, authors, administrator: true));
        Assert.True(TextStandings.MayRelease(TextStanding.Passed, second, second, authors, administrator: false));
        Assert.False(TextStandings.MayRelease(TextStanding.Passed, administrator, second, authors, administrator: false));
        Assert.True(TextStandings.MayRelease(TextStanding.Passed, administrator, second, authors, administrator: true));
        Assert.False(TextStandings.MayRelease(TextStanding.Passed, author, second, authors, administrator: true));
        Assert.False(TextStandings.MayRelease(TextStanding.Withdrawn, second, second, authors, administrator: true));
    }

    private static PledgeText Text(string clauses) =>
        PledgeTextParser.Parse(Head, $"# Komitmen\n\n## A\n\nKami.\n\n## B\n\nSaya, {{{{nama}}}}.\n\n## C\n\n{clauses}\n\n## D\n\nPaham.\n\n## E\n\nTutup.\n\n## F\n\n{{{{dasar_hukum}}}}\n\n## G\n\n{{{{blok_tanda_tangan}}}}\n");

    private static Event At(Guid text) => new()
    {
        Id = text, Slug = "x", Kind = EventKind.Seminar, Level = EventLevel.Province, Name = "X", Venue = "Y", ProvinceCode = "34", Zone = Zone.Wib, StartsAt = default, EndsAt = default, Capacity = 1,
        Audience = [], PledgeTextVersionId = text, OrganizerAgencyId = text, Language = "id", ContactName = "Z", ContactReach = "z@example", CreatedAt = default,
    };
}
