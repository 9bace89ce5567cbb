namespace Bakohumas.Documents.Layout;

/// <summary>The text frame of a paper in points.</summary>
/// <param name="Reserve">What the foot of the last page takes away from <paramref name="Bottom"/>.</param>
internal sealed record Frame(double Left, double Width, double FirstTop, double NextTop, double Bottom, double Reserve);

internal readonly record struct Placed(Slab Slab, double Y);

/// <summary>
/// Fills pages from top to bottom, keeping groups together. A group taller than a page gives up its wishes, then everything: the layout never
/// loops and never loses text.
/// </summary>
internal sealed class PageBreaker
{
    private readonly Frame _frame;
    private readonly IReadOnlyList<Slab> _slabs;
    private readonly List<List<Placed>> _pages = [[]];
    private double _y;

    private PageBreaker(IReadOnlyList<Slab> slabs, Frame frame)
    {
        (_slabs, _frame, _y) = (slabs, frame, frame.FirstTop);
    }

    public static IReadOnlyList<IReadOnlyList<Placed>> Place(IReadOnlyList<Slab> slabs, Frame frame)
    {
        var breaker = new PageBreaker(slabs, frame);
        breaker.PlaceGroups(0, slabs.Count, Keep.Wish);
        return breaker._pages;
    }

    private bool PageIsEmpty => _pages[^1].Count == 0;

    private void PlaceGroups(int start, int end, Keep level)
    {
        for (var i = start; i < end;)
        {
            var next = i + 1;
            while (next < end && _slabs[next - 1].Next >= level) next++;
            PlaceGroup(i, next, level);
            i = next;
        }
    }

    private void PlaceGroup(int start, int end, Keep level)
    {
        if (_slabs[start].OpensPage && !PageIsEmpty) NewPage();
        if (!Fits(start, end, _y, PageIsEmpty))
        {
            // A letterhead alone on page 1 would be worse than a broken wish, so the group is only moved when it fits on the next page.
            if (Fits(start, end, _frame.NextTop, atTop: true))
            {
                NewPage();
            }
            else if (end - start > 1)
            {
                if (level < Keep.Must) PlaceGroups(start, end, level + 1);
                else for (var i = start; i < end; i++) PlaceGroup(i, i + 1, Keep.Must);
                return;
            }
            else if (!PageIsEmpty)
            {
                NewPage();
            }
        }
        for (var i = start; i < end; i++) Put(_slabs[i]);
    }

    private bool Fits(int start, int end, double y, bool atTop)
    {
        for (var i = start; i < end; i++)
        {
            if (i == start && atTop) y += _pages.Count > 1 || !PageIsEmpty ? _slabs[i].Head?.Height ?? 0 : 0;
            else y += _slabs[i].Before;
            y += _slabs[i].Height;
        }
        return y <= _frame.Bottom - (end == _slabs.Count ? _frame.Reserve : 0) + 0.01;
    }

    private void NewPage()
    {
        _pages.Add([]);
        _y = _frame.NextTop;
    }

    private void Put(Slab slab)
    {
        if (PageIsEmpty)
        {
            if (_pages.Count > 1 && slab.Head is { } head)
            {
                _pages[^1].Add(new Placed(head, _y));
                _y += head.Height;
            }
        }
        else
        {
            _y += slab.Before;
        }
        _pages[^1].Add(new Placed(slab, _y));
        _y += slab.Height;
    }
}
