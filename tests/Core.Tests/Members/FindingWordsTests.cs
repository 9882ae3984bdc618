using System.Text;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Support.Cards;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

/// <summary>Every finding on members, commissions and dismissals as it reads: level, code, sentence, clauses, source.</summary>
public sealed class FindingWordsTests
{
    private static readonly DateOnly Day = D("2026-06-15");
    private static readonly GuidelineSettings Settings = GuidelineSettings.Default;
    private static readonly GuidelineSettings Both = Settings with { MovedAway = MovedAwayReading.Both };
    private static readonly SelectionProcess Selected = new(D("2026-05-20"), "生活安全課", "適任と決定");

    [Fact]
    public void Of_members() => Approved.Text(Print(Members()), "members");

    [Fact]
    public void Of_commissions() => Approved.Text(Print(Commissions()), "commissions");

    [Fact]
    public void Of_dismissals() => Approved.Text(Print(Dismissals()), "dismissals");

    [Fact]
    public void Reasons_of_a_dismissal() =>
        Approved.Text(
            string.Concat(
                Enum.GetValues<DismissalReason>()
                    .Select(DismissalWording.Of)
                    .Select(w => $"{w.Reason}（{w.Clauses}）\n  {w.Articles}\n  {w.Notes ?? "-"}\n")
            ),
            "reasons"
        );

    [Fact]
    [Trait("Rule", "R004")]
    public void Every_finding_but_an_impossible_fact_names_its_clause_and_every_number_that_is_ours_says_so()
    {
        var findings = Members().Concat(Commissions()).Concat(Dismissals()).ToList();

        // An impossible fact has no clause: the text need not say that a day does not exist.
        var impossible = new[]
        {
            "commission.end-before-start",
            "commission.no-council",
            "commission.no-box",
            "commission.overlap",
            "dismissal.outside-term",
        };
        findings.ShouldAllBe(f =>
            impossible.Contains(f.Code) ? f.Clauses.Length == 0 : f.Clauses.StartsWith("要綱 第") || f.Clauses.StartsWith("記 第")
        );
        findings.ShouldAllBe(f => f.Sentence.EndsWith('。') && (f.Source == null || f.Source.EndsWith('。')));
        findings
            .Where(f => f.Level == FindingLevel.Hard)
            .ShouldAllBe(f => f.Code.StartsWith("commission.") || f.Code == "dismissal.outside-term");
    }

    private static IEnumerable<Finding> Members()
    {
        var alike = Varied(10, 0)
            .ButAll(m => m with { District = "一丁目", Association = "一町内会", AgeBand = 70, Sex = "男", Occupation = "農業" });
        var unknown = Varied(10, 6)
            .ButAll(m => m with { AgeBand = null, Sex = null, Occupation = null, Ties = null, SelectionReason = null });
        foreach (
            var facts in new[] { Council(Varied(4, 4)), Council(Varied(7, 7)), Council(Varied(13, 13)), Council(alike), Council(unknown) }
        )
        {
            foreach (var finding in MemberReview.Of(facts, Day, Settings))
            {
                yield return finding;
            }
        }

        var seven = Council(Varied(7, 7));
        var special = Council(unknown.ButAll(m => m with { Categories = [] }));
        var reasoned = seven with { Council = seven.Council with { FewMembersReason = "管内人口が僅少" } };
        var purpose = special with { Council = special.Council with { Kind = CouncilKind.SpecialPurpose } };
        foreach (var finding in MemberReview.Of(reasoned, Day, Settings).Concat(MemberReview.Of(purpose, Day, Settings)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Commissions()
    {
        var six = Enumerable.Range(0, 6).Select(n => Commission(2017 + (2 * n))).ToArray();
        var noted = six.Select((c, i) => i == 5 ? c with { LongServiceNote = "後任の育成" } : c).ToArray();
        var odd = Commission("2026-06-01", "2028-03-31");
        var vacant = Council(
            Member("M1", Commission(2025) with { Dismissal = new Dismissal(D("2026-06-01"), DismissalReason.MovedAway) }),
            Member("M2")
        );
        var ended = vacant with { Council = vacant.Council with { Abolished = D("2026-05-31") } };
        var elsewhere = Council(Member("X1") with { Name = "試験 N1" });
        var replacement = new CommissionMember(Member("N1"), CommissionKind.Replacement, D("2026-06-01"))
        {
            Predecessor = Id("M1"),
            Selection = Selected,
        };
        var additional = new CommissionMember(Member("N1"), CommissionKind.New, D("2026-06-01")) { Selection = Selected };
        return
        [
            .. CommissionReview.OfTerm(odd, Settings),
            .. CommissionReview.OfTerm(odd with { TermReason = "増員" }, Settings),
            .. CommissionReview.OfLongService(Member("M1", six), Settings),
            .. CommissionReview.OfLongService(Member("M1", noted), Settings),
            .. CommissionReview.OfSelection(odd, Settings),
            .. CommissionReview.OfSelection(odd with { Selection = Selected with { MeetingDay = D("2026-06-02") } }, Settings),
            .. CommissionReview.OfLetter(odd, Day, Settings),
            .. (additional with { Last = D("2026-05-31") }).Review(vacant, Settings, []),
            .. replacement.Review(ended, Settings, []),
            .. (additional with { Person = Member("M2"), First = D("2027-03-31") }).Review(vacant, Settings, []),
            .. (replacement with { Predecessor = null }).Review(vacant, Settings, []),
            .. (replacement with { First = D("2026-05-31") }).Review(vacant, Settings, []),
            .. (replacement with { Last = D("2027-03-30") }).Review(vacant, Settings, []),
            .. (replacement with { Last = D("2028-03-31"), EndReason = "署長の判断" }).Review(vacant, Settings, []),
            .. (additional with { Last = D("2028-03-31") }).Review(vacant, Settings, [elsewhere]),
            .. additional.Review(Council(Member("M3") with { Name = "試験　N1" }), Settings, []),
        ];
    }

    private static IEnumerable<Finding> Dismissals()
    {
        var member = Member("M1");
        var facts = Council(Varied(5, 5));
        var feared = new Dismissal(Day, DismissalReason.Misconduct) { MisuseFeared = true };
        var told = new DismissalNotice(Day, NoticeRecipient.Substitute, NoticeMethod.Oral, null, new("1"));
        return
        [
            .. DismissalReview.OfDay(member, D("2027-04-01")),
            .. Grounds(DismissalReason.Misconduct),
            .. Grounds(DismissalReason.OtherSpecialReason),
            .. Grounds(DismissalReason.Resignation),
            .. DismissalReview.OfGrounds(
                member,
                new DismissalGrounds(DismissalReason.Resignation) { RequestedOn = Day.AddDays(1) },
                Day,
                Settings
            ),
            .. Grounds(DismissalReason.MovedAway),
            .. DismissalReview.OfGrounds(member, new DismissalGrounds(DismissalReason.MovedAway), Day, Both),
            .. DismissalReview.OfVacancy(facts, facts.Members[0], Day, null, Settings),
            .. DismissalReview.OfNotice(feared),
            .. DismissalReview.OfNotice(feared with { Reason = DismissalReason.Death }),
            .. DismissalReview.OfNotice(feared with { Notice = told }),
            .. DismissalReview.OfNotice(
                feared with
                {
                    Reason = DismissalReason.Death,
                    Notice = told with { Recipient = NoticeRecipient.Member },
                }
            ),
            .. DismissalReview.OfLetter(feared),
            .. DismissalReview.OfLetter(feared with { MisuseFeared = false }),
        ];

        IEnumerable<Finding> Grounds(DismissalReason reason) =>
            DismissalReview.OfGrounds(member, new DismissalGrounds(reason), Day, Settings);
    }

    private static string Print(IEnumerable<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            text.Append($"{finding.Level} {finding.Code}（{finding.Clauses}）\n  {finding.Sentence}\n");
            text.Append(finding.Source is { } source ? $"  {source}\n" : "");
        }

        return text.ToString();
    }
}
