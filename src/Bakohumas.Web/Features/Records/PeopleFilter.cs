using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Bakohumas.Domain.People;
using Bakohumas.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Records;

/// <summary>Which of the people to list.</summary>
internal enum PledgeState
{
    All,
    Missing,
    Signed,
}

/// <summary>What the list is narrowed to, as the address carries it; unreadable values narrow nothing.</summary>
internal sealed record PeopleFilter
{
    [FromQuery(Name = "cari")]
    public string? Search { get; init; }

    [FromQuery(Name = "instansi")]
    public Guid? AgencyId { get; init; }

    [FromQuery(Name = "unit")]
    public string? Unit { get; init; }

    [FromQuery(Name = "keadaan")]
    public PledgeState State { get; init; }

    [FromQuery(Name = "sesudah")]
    public string? After { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Search) && AgencyId is null && string.IsNullOrEmpty(Unit) && State == PledgeState.All;

    /// <summary>Whether the numbers of the agencies say how many are chosen.</summary>
    public bool IsByAgencyAlone => string.IsNullOrWhiteSpace(Search) && string.IsNullOrEmpty(Unit);

    public IQueryable<Person> Over(IQueryable<Person> people)
    {
        if (AgencyId is { } agency) people = people.Where(p => p.AgencyId == agency);
        if (!string.IsNullOrEmpty(Unit)) people = people.Where(p => p.Unit == Unit);
        if (State != PledgeState.All)
        {
            var signed = State == PledgeState.Signed;
            people = people.Where(p => p.Signed == signed && (signed || !p.OnPaper));
        }

        if (!string.IsNullOrWhiteSpace(Search) && Search.Length <= 200)
        {
            var key = SearchKey.Of(Search);
            // Signs alone name nobody; everything would contain the empty key.
            people = key.Length == 0 ? people.Where(p => false) : people.Where(p => p.SearchName.Contains(key));
        }

        return people;
    }

    /// <summary>The address of this list with some values changed.</summary>
    public string Address(string slug, PledgeState? state = null, string? after = null)
    {
        var query = new QueryString();
        if (!string.IsNullOrWhiteSpace(Search)) query = query.Add("cari", Search);
        if (AgencyId is { } agency) query = query.Add("instansi", agency.ToString());
        if (!string.IsNullOrEmpty(Unit)) query = query.Add("unit", Unit);
        if ((state ?? State) is var kept and not PledgeState.All) query = query.Add("keadaan", kept.ToString());
        if (after is not null) query = query.Add("sesudah", after);
        return $"/arsip/{slug}{query}";
    }
}

/// <summary>A person as the list sorts and filters: who has not signed first, then by name.</summary>
internal sealed record Person
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string SearchName { get; init; }
    public required string IdentityMask { get; init; }
    public required Guid AgencyId { get; init; }
    public required string? Unit { get; init; }
    public required bool Came { get; init; }
    public required bool Signed { get; init; }

    /// <summary>A signing sheet was entered for this person: no pledge, and nothing to remind of.</summary>
    public required bool OnPaper { get; init; }
}

/// <summary>The place of the last line of a page (keyset): signed or not, name, id.</summary>
internal sealed record Cursor(bool Signed, string Name, Guid Id)
{
    public string Text => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(Signed ? 1 : 0)}{Id:N}{Name}")));

    public static Cursor? Read(string? text)
    {
        if (text is not { Length: > 0 and <= 3000 } || !Base64Url.IsValid(text)) return null;
        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        return plain.Length >= 33 && Guid.TryParseExact(plain[1..33], "N", out var id) && !plain.Contains('\0', StringComparison.Ordinal)
            ? new Cursor(plain[0] == '1', plain[33..], id) : null;
    }

    /// <summary>Those after this place who are alike in having signed or not.</summary>
    // Translated to SQL: the database compares, by the same rules by which it sorts.
#pragma warning disable CA1309
    public IQueryable<Person> Rest(IQueryable<Person> people) =>
        people.Where(p => p.Signed == Signed && (string.Compare(p.SearchName, Name) > 0 || (p.SearchName == Name && p.Id > Id)));
#pragma warning restore CA1309
}
