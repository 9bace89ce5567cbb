using Bakohumas.Documents;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Joint;

/// <summary>
/// The people of a joint paper by agency, numbered through the whole paper. Whoever chose not to be named has a number and no name, so
/// that the last number is the count.
/// </summary>
internal static class JointRoster
{
    public static IReadOnlyList<RosterGroup> Of(JointRecord record, Wording words, Func<JointPerson, string>? identityOf)
    {
        var groups = new List<RosterGroup>();
        var number = 0;
        var named = record.People.ToLookup(p => p.Agency, StringComparer.Ordinal);
        foreach (var agency in named.Select(g => g.Key).Union(record.Unnamed.Keys, StringComparer.Ordinal).OrderBy(SearchKey.Of, StringComparer.Ordinal).ThenBy(n => n, StringComparer.Ordinal))
        {
            var people = named[agency].Select(person => Entry(person, ++number, words, identityOf)).ToList();
            var unnamed = record.Unnamed.GetValueOrDefault(agency);
            groups.Add(new RosterGroup(agency, Count(people.Count + unnamed, words), people, Note(unnamed, people.Count == 0 ? "bersama.tanpa_nama" : "bersama.tanpa_nama.lain", ref number, words)));
        }
        if (record.Counts.Erased > 0)
            groups.Add(new RosterGroup(words["bersama.dihapus_judul"], Count(record.Counts.Erased, words), [], Note(record.Counts.Erased, "bersama.dihapus_orang", ref number, words)));
        return groups;
    }

    private static RosterEntry Entry(JointPerson person, int number, Wording words, Func<JointPerson, string>? identityOf) => new(
        Shown(number, words), person.Name, person.IsOnline ? words["bersama.daring", ("jabatan", person.Position)] : person.Position, JointText.Ink(person.Method, person.Signature),
        JointText.Heard(person.Method, person.Signature, person.Name, words), identityOf is null ? "" : Identity(person, identityOf(person), words));

    private static string Identity(JointPerson person, string number, Wording words) => number.Length == 0 ? "" : $"{words.Of(person.IdentityType)} {number}";

    private static RosterNote[] Note(int count, string key, ref int number, Wording words)
    {
        if (count == 0) return [];
        var first = number + 1;
        number += count;
        return [new RosterNote(Shown(first, words), Shown(number, words), words[key, ("jumlah", count)])];
    }

    private static string Count(int count, Wording words) => words["bersama.penanda", ("jumlah", count)];

    private static string Shown(int number, Wording words) => number.ToString("N0", words.Culture);
}
