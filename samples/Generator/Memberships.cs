namespace KobanBot.Generator;

/// <summary>Members and their commissions.</summary>
internal sealed class Memberships(Prefecture prefecture)
{
    private const string Neighbourhood = "自治会、町内会等の役員";
    private const string PublicBody = "自治体又は公的機関の職員";
    private const string Safety = "防犯協会、交通安全協会等の関係者";
    private const string Other = "その他";

    private static readonly DateOnly TermStart = new(2025, 4, 1);
    private static readonly DateOnly TermEnd = new(2027, 3, 31);

    /// <summary>Councils whose tenth member has a name with 髙, 﨑 or 𠮷.</summary>
    private static readonly Dictionary<string, int> OddNames = new()
    {
        ["C10102"] = 12,
        ["C10104"] = 13,
        ["C10105"] = 14,
    };

    private int _members;
    private int _councils;

    public void Build()
    {
        foreach (var council in prefecture.Councils)
        {
            AddMembers(council, ++_councils);
        }

        ShareAMember("C50101", "C50102");
    }

    private void AddMembers(Council council, int index)
    {
        var count = council.Code switch
        {
            "C10101" => 10,
            "C20107" or "C10106P" => 4,
            _ => Size(index),
        };
        for (var i = 0; i < count; i++)
        {
            var member = AddMember(
                council,
                i,
                i == 9 && OddNames.TryGetValue(council.Code, out var odd) ? Names.Odd(odd) : Names.Member(_members)
            );
            Commission(council, member, i);
        }

        if (council.Abolished is not null || council.Code == "C10101" || count < 5)
        {
            return;
        }

        if (council.Code == "C50103" || index % 40 == 7)
        {
            Replace(council, 2, new DateOnly(2026, 6, 20), "死亡");
        }
        else if (council.Code == "C10104" || index % 9 == 4)
        {
            Replace(council, 4, new DateOnly(2026, 5, 31), "辞退の申出");
        }
        else if (index % 50 == 11)
        {
            Replace(council, 5, new DateOnly(2026, 7, 15), "移動等により所管区外・参画見込めず");
        }
    }

    // Of 20 councils one has four members; the others have nine to eleven, ten on the average.
    private static int Size(int index) => index % 40 == 19 ? 4 : 9 + (index % 3);

    private Member AddMember(Council council, int i, PersonName name)
    {
        var number = ++_members;
        var key = $"M{number:000000}";
        var (category, occupation) = Standing(council, i);
        var member = new Member(
            council.Code,
            key,
            name,
            category,
            occupation,
            Tie: category.StartsWith(PublicBody, StringComparison.Ordinal) ? "勤務"
                : i % 5 == 3 ? "団体"
                : "居住",
            Address: $"北都県北都市{council.Place}{1 + (i % 8)}丁目{1 + Pick.Number(30, key)}-{1 + Pick.Number(20, "b" + key)}",
            Phone: $"000-{number / 10000:0000}-{number % 10000:0000}",
            BestTime: Pick.One(["平日午前", "平日夜", "土日", ""], "t" + key),
            AgeBand: Pick.One(["30代", "40代", "50代", "60代", "60代", "70代", "70代", "80代"], "a" + key),
            Sex: Pick.One(["男", "女", "男", "女", ""], "s" + key),
            District: i % 4 == 3 ? "" : $"{council.Place}第{1 + (i % 4)}区"
        );
        prefecture.Members.Add(member);
        return member;
    }

    private static (string Category, string Occupation) Standing(Council council, int i)
    {
        var place = council.Place;
        if (council.Kind == "職種等")
        {
            return (
                Other,
                council.Purpose[..2] is "団地" ? $"{place}団地 管理組合"
                : council.Purpose[..2] is "繁華" ? $"{place}商店街 店主"
                : "語学教室 講師"
            );
        }

        return (i % 10) switch
        {
            0 => (Neighbourhood, $"{place}町内会 会長"),
            1 => ($"{Neighbourhood};{Safety}", $"{place}第二町内会 会長、防犯協会 支部長"),
            2 => (Neighbourhood, $"{place}自治会 副会長"),
            3 => (PublicBody, $"{place}小学校 校長"),
            4 => (Other, $"{place}商店街"),
            5 => (PublicBody, $"北都市役所 {place}出張所"),
            6 => (Safety, $"交通安全協会 {place}支部"),
            7 => (Safety, $"{place}防犯協会 理事"),
            8 => (Neighbourhood, $"{place}老人クラブ 会長、町内会 役員"),
            _ => (Other, $"{place}郵便局"),
        };
    }

    private void Commission(Council council, Member member, int i)
    {
        if (council.Established > TermStart)
        {
            Add(council, member, "新任", council.Established, council.Established.AddYears(2).AddDays(-1));
        }
        else if (council.Abolished is { } abolished)
        {
            Add(council, member, "新任", abolished.AddDays(1).AddYears(-2), abolished);
        }
        else
        {
            var renewals =
                i == 0 ? 2
                : i is < 7 and not 4 ? 1
                : 0;
            for (var term = renewals; term >= 0; term--)
            {
                Add(council, member, term == renewals ? "新任" : "再任", TermStart.AddYears(-2 * term), TermEnd.AddYears(-2 * term));
            }
        }
    }

    private void Add(Council council, Member member, string kind, DateOnly from, DateOnly to) =>
        prefecture.Commissions.Add(
            new Commission(council.Code, member.Code, kind, "", from, to, from.AddDays(Pick.Number(20, member.Code)))
        );

    /// <summary>A seat becomes vacant and is filled for the rest of the term.</summary>
    private void Replace(Council council, int seat, DateOnly day, string reason)
    {
        var former = prefecture.Members.Where(m => m.Council == council.Code).ElementAt(seat);
        var last = prefecture.Commissions.FindLastIndex(c => c.Council == council.Code && c.Member == former.Code);
        var ended = prefecture.Commissions[last] with { Dismissed = day, DismissalReason = reason };
        prefecture.Commissions[last] = ended;

        var successor = AddMember(council, seat, Names.Member(_members));
        var from = day.AddDays(14);
        prefecture.Commissions.Add(new Commission(council.Code, successor.Code, "補充", former.Code, from, ended.To, from));
    }

    /// <summary>One person sits in two councils, which the guideline allows.</summary>
    private void ShareAMember(string from, string also)
    {
        var member = prefecture.Members.First(m => m.Council == from);
        var commission = prefecture.Commissions.Last(c => c.Council == from && c.Member == member.Code);
        prefecture.Members.Add(member with { Council = also });
        prefecture.Commissions.Add(commission with { Council = also, Kind = "新任" });
    }
}
