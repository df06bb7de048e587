package org.example.office;

/** 文件密级。密级分为绝密、机密、秘密和公开。 */
public enum Grade {
  TOP_SECRET("绝密", 3),
  SECRET("机密", 2),
  CONFIDENTIAL("秘密", 1),
  OPEN("公开", 0);

  private final String label;  // 显示用，如“机密★10年”的前两个字
  private final int rank;

  Grade(String label, int rank) {
    this.label = label;
    this.rank = rank;
  }
}
