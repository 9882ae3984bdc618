using KobanBot.Bot.Import;

namespace KobanBot.Bot.Tests.Import;

public sealed class ImportErrorTests
{
    [Theory]
    [Trait("Rule", "R043")]
    [Trait("Rule", "R099")]
    [Trait("Rule", "R102")]
    [Trait("Rule", "R110")]
    [Trait("Rule", "H2")]
    [Trait("Rule", "H3")]
    [Trait("Rule", "H4")]
    [Trait("Rule", "H5")]
    [Trait("Rule", "H6")]
    [Trait("Rule", "H7")]
    [Trait("Rule", "H8")]
    // Values
    [InlineData("police_boxes.csv", "駐在所,駐在所", "駐在所,駐在所\n,南駐在所,駐在所", 4, "交番等コード", "値がありません")]
    [InlineData("stations.csv", "101,中央警察署,札幌", "101,中央警察署,小樽", 2, "方面", "「札幌」、「函館」")]
    [InlineData(
        "stations.csv",
        "101,中央警察署,札幌,1995-04-01",
        "101,中央警察署,札幌,1995-02-30",
        2,
        "有効開始日",
        "日付として読めません"
    )]
    [InlineData("stations.csv", "1995-04-01,2026-03-31", "1995-04-01,٢٠٢٦-٠٣-٣١", 3, "有効終了日", "日付として読めません")]
    [InlineData("stations.csv", "1995-04-01,2026-03-31", "1995-04-01,1990-03-31", 3, "有効終了日", "より前の日付")]
    [InlineData("police_boxes.csv", "中央交番,交番", "中央交番,派出所", 2, "種別", "「交番」、「駐在所」、「署所管区」")]
    [InlineData("police_boxes.csv", "駐在所,駐在所", "駐在所,駐在所\nB/3,南駐在所,駐在所", 4, "交番等コード", "英数字")]
    [InlineData("officers.csv", "P1@koban.example", "P1", 2, "UPN", "UPN")]
    [InlineData("officers.csv", "試験 一郎", "試験\u0007一郎", 2, "氏名", "制御文字")]
    [InlineData("members.csv", "その他,中央町内会", "商店,中央町内会", 2, "選定区分", "「;」で区切って")]
    [InlineData("members.csv", "60代,男,第1区", "六十代,男,第1区", 2, "年代", "年代として読めません")]
    [InlineData("meeting_plans.csv", "C1,2026", "C1,来年", 2, "年度", "年度として読めません")]
    [InlineData("meeting_plans.csv", "14:00", "25時", 2, "開始時刻", "時刻として読めません")]
    [InlineData("plan_topics.csv", "C1,2026-11-20,2", "C1,2026-11-20,0", 2, "番号", "1から999まで")]
    // Keys
    [InlineData("police_boxes.csv", "B2,古町", "B1,南駐在所,駐在所\nB2,古町", 3, "交番等コード", "2行目と重複")]
    [InlineData("officers.csv", "p2@koban", "p1@KOBAN", 3, "UPN", "2行目と重複")]
    [InlineData("officers.csv", "p3@koban.example", "p3@koban.example\nP2,見本 一,,巡査,p9@koban.example", 5, "職員番号", "3行目と重複")]
    [InlineData("councils.csv", "C2,古町", "C1,古町協議会,所管区,,,1995-04-01,\nC2,古町", 3, "連絡協議会コード", "2行目と重複")]
    [InlineData("members.csv", "C1,M3", "C1,M2,見本 二,,,,,,,,,,\nC1,M3", 4, "委員コード", "3行目と重複")]
    [InlineData("plan_topics.csv", "11-20,1", "11-20,2", 3, "番号", "2行目と重複")]
    [InlineData("meeting_feedback.csv", "K1,2", "K1,1", 3, "番号", "2行目と重複")]
    // References
    [InlineData("stations.csv", "2026-03-31,101", "2026-03-31,199", 3, "統合先警察署コード", "stations.csvにありません")]
    [InlineData("stations.csv", "2026-03-31,101", "2026-03-31,191", 3, "統合先警察署コード", "自署が統合先")]
    [InlineData("police_box_stations.csv", "B1,101", "B1,102", 2, "警察署コード", "stations.csvにありません")]
    [InlineData("assignments.csv", "P2,B2", "P2,B9", 3, "所属コード", "police_boxes.csvにありません")]
    [InlineData("assignments.csv", "P3,101", "P3,B1", 4, "所属コード", "stations.csvにありません")]
    [InlineData("assignments.csv", "P2,B2,運営担当者", "P2,中部,方面本部", 3, "所属コード", "「札幌」")]
    [InlineData("assignments.csv", "P2,B2,運営担当者", "P2,101,本部", 3, "所属コード", "「本部」")]
    [InlineData("assignments.csv", "P2,B2", "P9,B2", 3, "職員番号", "officers.csvにありません")]
    [InlineData("council_police_boxes.csv", "C2,B2", "C2,B9", 3, "交番等コード", "police_boxes.csvにありません")]
    [InlineData("lead_officers.csv", "C1,P1", "C9,P1", 2, "連絡協議会コード", "councils.csvにありません")]
    [InlineData("plan_topics.csv", "2026-11-20,2", "2026-11-21,2", 2, "開催日", "meeting_plans.csvにありません")]
    [InlineData("meetings.csv", "P1,2026-06-13", "P9,2026-06-13", 2, "確定者職員番号", "officers.csvにありません")]
    [InlineData("meeting_topics.csv", "C1,K1", "C1,K9", 2, "会議番号", "meetings.csvにありません")]
    [InlineData("meeting_topics.csv", "C1,K1", "C2,K1", 2, "会議番号", "meetings.csvにありません")]
    [InlineData("meeting_feedback.csv", "C1,K1,1", "C1,K9,1", 2, "会議番号", "meetings.csvにありません")]
    // Stations and police boxes over time
    [InlineData("police_box_stations.csv", "1995-04-01,2026-03-31", "1995-04-01,2026-04-01", 4, "開始日", "重複")]
    [InlineData("council_police_boxes.csv", "C1,B1,1995-04-01", "C1,B1,2000-04-01,\nC1,B1,2010-04-01", 3, "開始日", "重複")]
    // Lead officers (H3)
    [InlineData("lead_officers.csv", "C1,P1", "C1,P2", 2, "職員番号", "運営担当者ではありません")]
    [InlineData("lead_officers.csv", "P1,2023-04-01,", "P1,2023-04-01,\nC1,P1,2024-04-01,", 3, "開始日", "要綱 第4-4")]
    // Kinds of councils (H2, H7)
    [InlineData("councils.csv", "協議会,所管区,,,1995-04-01,\nC2", "協議会,単位（分割）,,,1995-04-01,\nC2", 2, "区域", "要綱 第3-1")]
    [InlineData("councils.csv", "協議会,所管区,,,1995-04-01,\nC2", "協議会,単位(統合),,,1995-04-01,\nC2", 2, "種別", "2つ以上")]
    [InlineData("councils.csv", "協議会,所管区,,,1995-04-01,\nC2", "協議会,単位,,,1995-04-01,\nC2", 2, "種別", "「職種等」")]
    // Commissions (H4, H5, H6)
    [InlineData("commissions.csv", "C1,M1,再任,,2025-04-01", "C1,M1,再任,,2025-03-31", 3, "任期開始日", "2行目")]
    [InlineData("commissions.csv", "補充,M2", "補充,", 5, "前任者委員コード", "記 第2-4(1)ウ")]
    [InlineData("commissions.csv", "補充,M2", "補充,M3", 5, "前任者委員コード", "本人")]
    [InlineData("commissions.csv", "補充,M2", "補充,M9", 5, "前任者委員コード", "members.csvにありません")]
    [InlineData("commissions.csv", "補充,M2", "補充,M1", 5, "前任者委員コード", "在任しています")]
    [InlineData("commissions.csv", "補充,M2", "新任,M2", 5, "前任者委員コード", "「補充」のとき")]
    [InlineData("commissions.csv", "2026-07-01,2027-03-31", "2026-07-01,2028-03-31", 5, "任期終了日", "（2027-03-31）と異なります")]
    [InlineData("commissions.csv", "2026-07-01,2027-03-31", "2027-04-01,2027-04-30", 5, "任期開始日", "前任者の任期の外")]
    [InlineData("commissions.csv", "2026-06-20,死亡", "2027-04-01,死亡", 4, "解嘱日", "任期の外")]
    [InlineData("commissions.csv", "2026-06-20,死亡", "2026-06-20,", 4, "解嘱事由", "解嘱事由も")]
    [InlineData("commissions.csv", "2026-06-20,死亡", ",死亡", 4, "解嘱日", "解嘱日も")]
    [InlineData("commissions.csv", "2026-06-20,死亡", "2026-06-20,任期満了", 4, "解嘱事由", "「辞退の申出」")]
    [InlineData("commissions.csv", "C2,M1,新任,,2025-04-01,2027-03-31", "C2,M1,新任,,2025-04-01,2025-03-31", 6, "任期終了日", "より前")]
    // Plans and meetings (H2, H5, H8)
    [InlineData("meeting_plans.csv", "C1,2026", "C1,令和7年度", 2, "開催日", "令和7年度の日付ではありません")]
    [InlineData("meetings.csv", "定期会議", "例会", 2, "会議区分", "「定期会議」、「臨時会議」")]
    [InlineData("meetings.csv", "14:00,15:20", "14:00,13:20", 2, "終了時刻", "より前の時刻")]
    [InlineData("meetings.csv", "署長報告済,年末", "確定,年末", 2, "署長報告日", "空にして")]
    [InlineData("meetings.csv", "2026-06-13,2026-06-15", "2026-06-13,", 2, "署長報告日", "日付を記入")]
    [InlineData("meetings.csv", "2026-06-13,2026-06-15", "2026-06-13,2026-06-12", 2, "署長報告日", "より前")]
    [InlineData("meetings.csv", "2026-06-13,2026-06-15", "2026-06-13,2026-11-23", 2, "署長報告日", "将来")]
    [InlineData("meetings.csv", "P1,2026-06-13", "P1,2026-06-11", 2, "確定日", "より前")]
    [InlineData("meeting_attendance.csv", "委員,M1", "委員,M3", 2, "コード", "在任していない")]
    [InlineData("meeting_attendance.csv", "運営担当者,P1", "運営担当者,P2", 3, "コード", "運営担当者ではありません")]
    [InlineData("meeting_attendance.csv", "地域警察幹部,P3", "地域警察幹部,P1", 4, "コード", "地域警察幹部、地域課長又は署長")]
    [InlineData("meeting_attendance.csv", "P3,,出席", "P3,,欠席", 4, "出欠", "委員に限ります")]
    [InlineData("meeting_attendance.csv", "委員,M1", "見学者,M1", 2, "参加者区分", "「関係部門の警察官」")]
    [InlineData("meeting_feedback.csv", "計画的に推進,", "計画的に推進,2026-06-11", 2, "連絡日", "開催日より前")]
    [InlineData("meeting_feedback.csv", "計画的に推進,", "計画的に推進,2026-11-23", 2, "連絡日", "将来")]
    public async Task A_wrong_cell_is_reported_with_its_place_and_the_reason(
        string file,
        string old,
        string with,
        int row,
        string column,
        string reason
    )
    {
        using var folder = new ImportFolder().Replace(file, old, with);

        var problems = (await folder.ReadAsync()).Problems.First;

        var problem = problems.ShouldHaveSingleItem();
        (problem.File, problem.Row, problem.Column).ShouldBe((file, row, column));
        problem.Reason.ShouldContain(reason);
    }

    [Theory]
    [Trait("Rule", "R043")]
    [Trait("Rule", "H3")]
    [Trait("Rule", "H4")]
    [Trait("Rule", "H5")]
    [Trait("Rule", "H6")]
    // A meeting of today, confirmed and reported today.
    [InlineData("meetings.csv", "2026-06-13,2026-06-15", "2026-11-22,2026-11-22")]
    // Told in the meeting itself.
    [InlineData("meeting_feedback.csv", "計画的に推進,", "計画的に推進,2026-06-12")]
    // A replacement from the day on which the dismissal takes effect.
    [InlineData("commissions.csv", "2026-07-01,2027-03-31", "2026-06-20,2027-03-31")]
    // A dismissal on the last day of the term; nobody replaces then.
    [InlineData(
        "commissions.csv",
        "C2,M1,新任,,2025-04-01,2027-03-31,2025-04-03,,",
        "C2,M1,新任,,2025-04-01,2027-03-31,,2027-03-31,辞退の申出"
    )]
    // Reappointed from the day of a dismissal, in another capacity.
    [InlineData("commissions.csv", "補充,M2,2026-07-01", "補充,M2,2026-06-20")]
    // The next lead officer from the next day.
    [InlineData("lead_officers.csv", "P1,2023-04-01,", "P1,2023-04-01,2026-03-31\nC1,P1,2026-04-01,")]
    // A council of one day.
    [InlineData("councils.csv", "C2,古町", "C3,短期協議会,職種等,,,2026-04-01,2026-04-01\nC2,古町")]
    public async Task The_edge_of_a_rule_is_accepted(string file, string old, string with)
    {
        using var folder = new ImportFolder().Replace(file, old, with);
        if (with.Contains("C3,", StringComparison.Ordinal))
        {
            folder.Append("council_police_boxes.csv", "C3,B1,2026-04-01,2026-04-01");
        }

        var (_, problems) = await folder.ReadAsync();

        problems.First.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "H5")]
    public async Task A_meeting_in_the_future_is_refused()
    {
        using var folder = new ImportFolder().Replace("meetings.csv", "K1,定期会議,2026-06-12", "K1,定期会議,2026-11-23");
        folder.Replace("meetings.csv", "2026-06-13,2026-06-15", "2026-11-23,2026-11-24");

        var problems = (await folder.ReadAsync()).Problems.First;

        problems.ShouldContain(p => p.Column == "開催日" && p.Reason.Contains("将来の日付", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_meeting_of_a_council_that_did_not_exist_yet_is_refused()
    {
        using var folder = new ImportFolder().Replace(
            "councils.csv",
            "C1,中央交番連絡協議会,所管区,,,1995-04-01",
            "C1,中央,所管区,,,2026-06-13"
        );

        var problem = await folder.OnlyProblemAsync();

        (problem.File, problem.Column).ShouldBe(("meetings.csv", "開催日"));
    }

    [Fact]
    public async Task A_member_without_a_commission_is_refused()
    {
        using var folder = new ImportFolder().Replace("commissions.csv", "\nC2,M1,新任,,2025-04-01,2027-03-31,2025-04-03,,", "");

        var problem = await folder.OnlyProblemAsync();

        (problem.File, problem.Row, problem.Column).ShouldBe(("members.csv", 5, "委員コード"));
    }

    [Fact]
    public async Task A_council_without_a_police_box_is_refused()
    {
        using var folder = new ImportFolder().Replace("council_police_boxes.csv", "\nC2,B2,1995-04-01,", "");

        var problem = await folder.OnlyProblemAsync();

        (problem.File, problem.Row).ShouldBe(("councils.csv", 3));
    }

    [Fact]
    public async Task A_council_cannot_belong_to_two_stations_on_one_day()
    {
        using var folder = new ImportFolder().Append("council_police_boxes.csv", "C1,B2,2020-04-01,");

        var problem = await folder.OnlyProblemAsync();

        (problem.File, problem.Row).ShouldBe(("councils.csv", 2));
        problem.Reason.ShouldContain("異なる警察署");
    }

    [Fact]
    public async Task Two_priorities_in_one_year_are_refused()
    {
        using var folder = new ImportFolder().Append("meeting_plans.csv", "C1,2026,2027-02-19,,,別の重点,");

        var problem = await folder.OnlyProblemAsync();

        (problem.Row, problem.Column).ShouldBe((3, "警察活動の重点"));
    }

    [Fact]
    public async Task An_unknown_column_is_refused()
    {
        using var folder = new ImportFolder().Replace("police_boxes.csv", "交番等名,種別", "交番等名,種類");

        var problems = (await folder.ReadAsync()).Problems.First;

        problems.ShouldContain(p => p.Row == 1 && p.Column == "種類" && p.Reason == "この見出しの列は取り込めません。");
        problems.ShouldContain(p => p.Row == 1 && p.Column == "種別" && p.Reason == "列がありません。");
    }

    [Fact]
    public async Task A_column_that_stands_twice_is_refused()
    {
        using var folder = new ImportFolder().Replace("officers.csv", "氏名,ふりがな", "氏名,氏名");

        var problems = (await folder.ReadAsync()).Problems.First;

        problems.ShouldContain(p => p.File == "officers.csv" && p.Column == "氏名" && p.Reason.Contains("2つ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_file_is_refused_unless_it_may_be_missing()
    {
        using var folder = new ImportFolder().Without("members.csv").Without("commissions.csv").Without("meeting_feedback.csv");

        var problems = (await folder.ReadAsync()).Problems.First;

        var missing = problems.Where(p => p.Reason == "ファイルがありません。").Select(p => p.File);
        missing.ShouldBe(["members.csv", "commissions.csv"]);
    }

    [Fact]
    public async Task A_file_that_is_not_known_is_refused_and_personas_are_not()
    {
        using var folder = new ImportFolder().Add("meeting.csv", "").Add("personas.csv", "key");

        var problem = await folder.OnlyProblemAsync();

        (problem.File, problem.Row).ShouldBe(("meeting.csv", null));
    }

    [Fact]
    public async Task A_row_with_too_many_cells_is_refused()
    {
        using var folder = new ImportFolder().Replace("meeting_topics.csv", "6月とする。", "6月,とする。");

        var problem = await folder.OnlyProblemAsync();

        (problem.File, problem.Row).ShouldBe(("meeting_topics.csv", 2));
    }

    [Theory]
    [InlineData("\"6月とする。", 2)]
    [InlineData("\"6月\"とする。", 2)]
    public async Task A_quote_out_of_place_is_refused(string cell, int row)
    {
        using var folder = new ImportFolder().Replace("meeting_topics.csv", "6月とする。", cell);

        var problem = await folder.OnlyProblemAsync();

        (problem.File, problem.Row).ShouldBe(("meeting_topics.csv", row));
        problem.Reason.ShouldContain("引用符");
    }

    [Fact]
    public async Task A_name_of_ten_thousand_characters_is_refused_and_not_repeated()
    {
        using var folder = new ImportFolder().Replace("police_boxes.csv", "中央交番", new string('長', 10_000));

        var problem = await folder.OnlyProblemAsync();

        problem.Value.Length.ShouldBe(40);
        problem.Reason.ShouldContain("200文字以内");
    }

    [Theory]
    [InlineData("氏名", "阿寒 一", "阿寒\u0007 一")]
    [InlineData("住所", "北都市中央1-1,000-0000-0001,平日夜,60代,男,第1区", "北都市\u0007,000-0000-0001,平日夜,60代,男,第1区")]
    [InlineData("電話", "000-0000-0001,平日夜,60代,男,第1区", "000\u0007,平日夜,60代,男,第1区")]
    public async Task What_is_personal_is_not_repeated(string column, string old, string with)
    {
        using var folder = new ImportFolder().Replace("members.csv", old, with);

        var problem = (await folder.ReadAsync()).Problems.First[0];

        (problem.Column, problem.Value).ShouldBe((column, "（非表示）"));
    }

    [Fact]
    public async Task The_line_is_that_in_which_the_record_begins()
    {
        using var folder = new ImportFolder();
        folder.Replace("meeting_topics.csv", "6月とする。", "\"6月とする。\n詳細は\n追って。\"");
        folder.Append("meeting_topics.csv", "\nC1,K1,2,雑談,題,");

        var problem = await folder.OnlyProblemAsync();

        (problem.Row, problem.Column).ShouldBe((6, "議題区分"));
    }

    [Fact]
    public async Task A_reference_to_a_row_that_has_an_error_is_not_an_error_as_well()
    {
        using var folder = new ImportFolder().Replace("councils.csv", "C1,中央交番連絡協議会,所管区", "C1,中央交番連絡協議会,部会");

        var problem = await folder.OnlyProblemAsync();

        problem.File.ShouldBe("councils.csv");
    }

    [Fact]
    public async Task All_errors_are_counted_and_the_first_thousand_listed()
    {
        using var folder = new ImportFolder();
        foreach (var i in Enumerable.Range(0, 1200))
        {
            folder.Append("officers.csv", $"X{i},見本 太郎,,巡査,なし");
        }

        var problems = (await folder.ReadAsync()).Problems;

        (problems.Total, problems.First.Count).ShouldBe((1200, ImportProblems.Listed));
    }
}
