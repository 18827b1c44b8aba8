from tests.worlds.pipeline.steps import made


def test_each_key_has_its_words_and_clusters_the_order_of_their_codes() -> None:
    found = made(
        "award_label",
        award_form="""
            campaign_id | form_id | label_vi  | label_en | position
            c           | f1      | Giấy khen | Merit    | 3
            other       | f2      | Khác      | Other    | 1
        """,
        content="""
            content_id | short_vi | short_en | position
            nd1        | Hạ tầng  | Networks | 2
        """,
        unit_type="""
            unit_type | label_vi | label_en | position
            ward      | Phường   | Ward     | 1
        """,
        membership="""
            unit_id | year | cluster_id | cluster_name_vi | cluster_name_en
            u1      | 2025 | cum-2      | Cụm 2           | Cluster 2
            u1      | 2026 | cum-2      | Cụm 2           | Cluster 2
            u2      | 2025 | cum-1      | Cụm 1           | Cluster 1
        """,
    )
    assert found.shows("""
        dimension | key   | label_vi  | label_en  | position
        form      | f1    | Giấy khen | Merit     | 3
        content   | nd1   | Hạ tầng   | Networks  | 2
        unit_type | ward  | Phường    | Ward      | 1
        cluster   | cum-1 | Cụm 1     | Cluster 1 | 1
        cluster   | cum-2 | Cụm 2     | Cluster 2 | 2
    """)
